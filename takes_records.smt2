; The claims of a rule set that nqpf has proven. Run: z3 FILE
; Each query says the answer that the claim needs, and the solver's answer stands below it.
; Numbers are reals and integers here; a program computes in doubles, and rounds.
; Claims with the answer unsat are made for every setting of the parameters, unless the set
; allows a defect at some; those with the answer sat for the defaults.
(set-logic ALL)

; Indicators and their domains.
(declare-const |x| Int)
(assert (<= 0.0 (to_real |x|)))
(assert (<= (to_real |x|) 10.0))

; a
(define-fun |condition a| () Bool (< (to_real |x|) 2.0))
(define-fun |denied a| () Bool (not (< (to_real |x|) 2.0)))

; c
(define-fun |condition c| () Bool (< (to_real |x|) 5.0))
(define-fun |denied c| () Bool (not (< (to_real |x|) 5.0)))

; b
(define-fun |condition b| () Bool (< (to_real |x|) 3.0))
(define-fun |denied b| () Bool (not (< (to_real |x|) 3.0)))

; What holds after the declared orders.
(define-fun |holds a| () Bool |condition a|)
(define-fun |holds c| () Bool (and |condition c| |denied a|))
(define-fun |holds b| () Bool |condition b|)

(push)
(assert |condition a|)
(echo "a can hold: sat")
(check-sat)
(pop)

(push)
(assert |condition c|)
(echo "c can hold: sat")
(check-sat)
(pop)

(push)
(assert |condition b|)
(echo "b can hold: sat")
(check-sat)
(pop)

(push)
(assert |holds a|)
(assert |holds c|)
(echo "a and c do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert |holds b|)
(assert (not |holds a|))
(echo "b is not contained in a: sat")
(check-sat)
(pop)

(push)
(assert |holds a|)
(echo "a is reached: sat")
(check-sat)
(pop)

(push)
(assert |holds c|)
(echo "c is reached: sat")
(check-sat)
(pop)
