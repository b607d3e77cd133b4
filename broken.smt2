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

; low
(define-fun |condition low| () Bool (and |known x| (< |x| 0.5)))
(define-fun |denied low| () Bool (and |known x| (not (< |x| 0.5))))

; high
(define-fun |condition high| () Bool (and |known x| (> |x| 0.4)))
(define-fun |denied high| () Bool (and |known x| (not (> |x| 0.4))))

; never
(define-fun |condition never| () Bool (and (and |known x| (< |x| 0.2)) (and |known x| (> |x| 0.3))))
(define-fun |denied never| () Bool (or (and |known x| (not (< |x| 0.2))) (and |known x| (not (> |x| 0.3)))))

; What holds after the declared orders.
(define-fun |holds low| () Bool |condition low|)
(define-fun |holds high| () Bool |condition high|)
(define-fun |holds never| () Bool |condition never|)

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
(assert |condition never|)
(echo "never can hold: sat")
(check-sat)
(pop)

(push)
(assert |holds low|)
(assert |holds high|)
(echo "low and high do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert |holds low|)
(assert |holds never|)
(echo "low and never do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert |holds high|)
(assert (not |holds never|))
(echo "high is not contained in never: sat")
(check-sat)
(pop)

(push)
(assert |holds never|)
(assert (not |holds high|))
(echo "never is not contained in high: sat")
(check-sat)
(pop)
