; The claims of a rule set that nqpf has proven. Run: z3 FILE
; Each query says the answer that the claim needs, and the solver's answer stands below it.
; Numbers are reals and integers here; a program computes in doubles, and rounds.
; Claims with the answer unsat are made for every setting of the parameters, unless the set
; allows a defect at some; those with the answer sat for the defaults.
(set-logic ALL)

; Indicators and their domains.
(declare-const |x| Real)
(declare-const |known x| Bool)
(assert (<= 0.0 |x|))
(assert (<= |x| 1.0))
(declare-const |y| Real)
(declare-const |known y| Bool)
(assert (<= 0.0 |y|))
(assert (<= |y| 1.0))

; low
(define-fun |condition low| () Bool (and |known x| (< |x| 0.3)))
(define-fun |denied low| () Bool (and |known x| (not (< |x| 0.3))))

; high
(define-fun |condition high| () Bool (and |known y| (> |y| 0.6)))
(define-fun |denied high| () Bool (and |known y| (not (> |y| 0.6))))

; What holds after the declared orders.
(define-fun |holds low| () Bool |condition low|)
(define-fun |holds high| () Bool |condition high|)

(push)
(assert |condition low|)
(echo "low can hold: sat")
(check-sat)
(pop)

(push)
(assert |condition high|)
(echo "high can hold: sat")
(check-sat)
(pop)

(push)
(assert |holds low|)
(assert |holds high|)
(echo "low and high do not conflict: unsat")
(check-sat)
(pop)
