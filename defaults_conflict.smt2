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

; u row 1
(define-fun |condition u row 1| () Bool (> (to_real |x|) 5.0))
(define-fun |denied u row 1| () Bool (not (> (to_real |x|) 5.0)))

; r
(define-fun |condition r| () Bool (> (to_real |x|) 6.0))
(define-fun |denied r| () Bool (not (> (to_real |x|) 6.0)))

; s
(define-fun |condition s| () Bool (> (to_real |x|) 7.0))
(define-fun |denied s| () Bool (not (> (to_real |x|) 7.0)))

; What holds after the declared orders.
(define-fun |holds t row 1| () Bool |condition t row 1|)
(define-fun |holds t row 2| () Bool |condition t row 2|)
(define-fun |holds u row 1| () Bool |condition u row 1|)
(define-fun |holds r| () Bool |condition r|)
(define-fun |holds s| () Bool |condition s|)

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
(assert |condition u row 1|)
(echo "u row 1 can hold: sat")
(check-sat)
(pop)

(push)
(assert |condition r|)
(echo "r can hold: sat")
(check-sat)
(pop)

(push)
(assert |condition s|)
(echo "s can hold: sat")
(check-sat)
(pop)

(push)
(assert |holds t row 2|)
(assert |holds r|)
(echo "t row 2 and r do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert |holds r|)
(assert |holds r|)
(echo "r does not conflict with itself: unsat")
(check-sat)
(pop)

(push)
(assert |denied t row 1|)
(assert |denied t row 2|)
(assert |holds r|)
(echo "the default of t and r do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert |denied t row 1|)
(assert |denied t row 2|)
(echo "the default of t does not conflict with itself: unsat")
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
(assert |denied u row 1|)
(assert |holds r|)
(echo "the default of u and r do not conflict: unsat")
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
