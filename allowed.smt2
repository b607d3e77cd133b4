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

; Parameters, their ranges and orders.
(declare-const |parameter p| Real)
(assert (<= 1.0 |parameter p|))
(assert (<= |parameter p| 9.0))

; never
(define-fun |condition never| () Bool (and (< (to_real |x|) 2.0) (> (to_real |x|) 4.0)))
(define-fun |denied never| () Bool (or (not (< (to_real |x|) 2.0)) (not (> (to_real |x|) 4.0))))

; wide
(define-fun |condition wide| () Bool (< (to_real |x|) 6.0))
(define-fun |denied wide| () Bool (not (< (to_real |x|) 6.0)))

; inner
(define-fun |condition inner| () Bool (< (to_real |x|) 4.0))
(define-fun |denied inner| () Bool (not (< (to_real |x|) 4.0)))

; low
(define-fun |condition low| () Bool (< (to_real |x|) |parameter p|))
(define-fun |denied low| () Bool (not (< (to_real |x|) |parameter p|)))

; high
(define-fun |condition high| () Bool (> (to_real |x|) 5.0))
(define-fun |denied high| () Bool (not (> (to_real |x|) 5.0)))

; over
(define-fun |condition over| () Bool (> (to_real |x|) 7.0))
(define-fun |denied over| () Bool (not (> (to_real |x|) 7.0)))

; last
(define-fun |condition last| () Bool (> (to_real |x|) 8.0))
(define-fun |denied last| () Bool (not (> (to_real |x|) 8.0)))

; What holds after the declared orders.
(define-fun |holds never| () Bool |condition never|)
(define-fun |holds wide| () Bool |condition wide|)
(define-fun |holds inner| () Bool |condition inner|)
(define-fun |holds low| () Bool |condition low|)
(define-fun |holds high| () Bool |condition high|)
(define-fun |holds over| () Bool |condition over|)
(define-fun |holds last| () Bool (and |condition last| |denied over|))

(push)
(assert (= |parameter p| 3.0))
(assert |condition wide|)
(echo "wide can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter p| 3.0))
(assert |condition inner|)
(echo "inner can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter p| 3.0))
(assert |condition low|)
(echo "low can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter p| 3.0))
(assert |condition high|)
(echo "high can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter p| 3.0))
(assert |condition over|)
(echo "over can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter p| 3.0))
(assert |condition last|)
(echo "last can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter p| 3.0))
(assert |holds low|)
(assert |holds high|)
(echo "low and high do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert (= |parameter p| 3.0))
(assert |holds low|)
(assert |holds last|)
(echo "low and last do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert (= |parameter p| 3.0))
(assert |holds inner|)
(assert (not |holds never|))
(echo "inner is not contained in never: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter p| 3.0))
(assert |holds inner|)
(assert (not |holds over|))
(echo "inner is not contained in over: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter p| 3.0))
(assert |holds over|)
(echo "over is reached: sat")
(check-sat)
(pop)

(push)
(assert (not |holds low|))
(assert (not |holds high|))
(assert (not |holds wide|))
(echo "group is complete: unsat")
(check-sat)
(pop)
