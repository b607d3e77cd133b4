; The claims of a rule set that nqpf has proven. Run: z3 FILE
; Each query says the answer that the claim needs, and the solver's answer stands below it.
; Numbers are reals and integers here; a program computes in doubles, and rounds.
; Claims with the answer unsat are made for every setting of the parameters, unless the set
; allows a defect at some; those with the answer sat for the defaults.
(set-logic ALL)

; Indicators and their domains.
(declare-const |x| Int)
(assert (<= 0.0 (to_real |x|)))
(assert (<= (to_real |x|) 9.0))

; t row 1
(define-fun |condition t row 1| () Bool (< (to_real |x|) 3.0))
(define-fun |denied t row 1| () Bool (not (< (to_real |x|) 3.0)))

; t row 2
(define-fun |condition t row 2| () Bool (> (to_real |x|) 7.0))
(define-fun |denied t row 2| () Bool (not (> (to_real |x|) 7.0)))

; low
(define-fun |condition low| () Bool (< (to_real |x|) 3.0))
(define-fun |denied low| () Bool (not (< (to_real |x|) 3.0)))

; u row 1
(define-fun |condition u row 1| () Bool (>= (to_real |x|) 3.0))
(define-fun |denied u row 1| () Bool (not (>= (to_real |x|) 3.0)))

; What holds after the declared orders.
(define-fun |holds t row 1| () Bool |condition t row 1|)
(define-fun |holds t row 2| () Bool |condition t row 2|)
(define-fun |holds low| () Bool |condition low|)
(define-fun |holds u row 1| () Bool |condition u row 1|)

(push)
(assert |condition t row 1|)
(echo "t row 1 can hold: sat")
(check-sat)
(pop)

(push)
(assert |condition t row 2|)
(echo "t row 2 can hold: sat")
(check-sat)
(pop)

(push)
(assert |condition low|)
(echo "low can hold: sat")
(check-sat)
(pop)

(push)
(assert |condition u row 1|)
(echo "u row 1 can hold: sat")
(check-sat)
(pop)

(push)
(assert |holds t row 2|)
(assert |holds low|)
(echo "t row 2 and low do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert |denied t row 1|)
(assert |denied t row 2|)
(assert |holds low|)
(echo "the default of t and low do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert |denied t row 1|)
(assert |denied t row 2|)
(assert |denied u row 1|)
(echo "the default of t and the default of u do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert |denied u row 1|)
(assert |holds t row 2|)
(echo "the default of u and t row 2 do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert |holds t row 1|)
(assert |holds t row 2|)
(echo "t row 1 and t row 2 do not overlap: unsat")
(check-sat)
(pop)

(push)
(assert |holds u row 1|)
(echo "u row 1 is reached: sat")
(check-sat)
(pop)
