; The claims of a rule set that nqpf has proven. Run: z3 FILE
; Each query says the answer that the claim needs, and the solver's answer stands below it.
; Numbers are reals and integers here; a program computes in doubles, and rounds.
; Claims with the answer unsat are made for every setting of the parameters, unless the set
; allows a defect at some; those with the answer sat for the defaults.
(set-logic ALL)

; Indicators and their domains.
(declare-const | 0| Real)
(declare-const |known 0| Bool)
(assert (<= 0.0 | 0|))
(assert (<= | 0| 1.0))
(declare-const |partners| Int)
(assert (<= 0.0 (to_real |partners|)))
(assert (<= (to_real |partners|) 99.0))
(declare-const |dual| Real)
(declare-const |known dual| Bool)
(assert (<= 0.0 |dual|))
(assert (<= |dual| 1.0))
(declare-const |field| Int)
(assert (and (<= 0 |field|) (< |field| 3)))

; Parameters, their ranges and orders.
(declare-const |parameter least| Real)
(assert (<= 0.2 |parameter least|))
(assert (<= |parameter least| 0.4))

; thin
(define-fun |condition thin| () Bool (and |known 0| (< | 0| |parameter least|)))
(define-fun |denied thin| () Bool (and |known 0| (not (< | 0| |parameter least|))))

; alone
(define-fun |condition alone| () Bool (and (= (to_real |partners|) 0.0) (and |known 0| (< | 0| 0.45))))
(define-fun |denied alone| () Bool (or (not (= (to_real |partners|) 0.0)) (and |known 0| (not (< | 0| 0.45)))))

; strong
(define-fun |condition strong| () Bool (and (and (and |known 0| |known dual|) (> (+ | 0| |dual|) 1.5)) (and |known 0| (>= | 0| 0.5))))
(define-fun |denied strong| () Bool (or (and (and |known 0| |known dual|) (not (> (+ | 0| |dual|) 1.5))) (and |known 0| (not (>= | 0| 0.5)))))

; is_craft
(define-fun |condition is_craft| () Bool (or (= |field| 1)))
(define-fun |denied is_craft| () Bool (not (or (= |field| 1))))

; craft
(define-fun |condition craft| () Bool (and |condition is_craft| (and |known dual| (< (* |dual| 2.0) 0.4))))
(define-fun |denied craft| () Bool (or |denied is_craft| (and |known dual| (not (< (* |dual| 2.0) 0.4)))))

; poor
(define-fun |condition poor| () Bool (< (to_real |partners|) 3.0))
(define-fun |denied poor| () Bool (not (< (to_real |partners|) 3.0)))

; fair
(define-fun |condition fair| () Bool (>= (to_real |partners|) 2.0))
(define-fun |denied fair| () Bool (not (>= (to_real |partners|) 2.0)))

; What holds after the declared orders.
(define-fun |holds thin| () Bool |condition thin|)
(define-fun |holds alone| () Bool |condition alone|)
(define-fun |holds strong| () Bool |condition strong|)
(define-fun |holds is_craft| () Bool |condition is_craft|)
(define-fun |holds craft| () Bool |condition craft|)
(define-fun |holds poor| () Bool |condition poor|)
(define-fun |holds fair| () Bool |condition fair|)

(push)
(assert (= |parameter least| 0.3))
(assert |condition thin|)
(echo "thin can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |condition alone|)
(echo "alone can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |condition strong|)
(echo "strong can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |condition is_craft|)
(echo "is_craft can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |condition craft|)
(echo "craft can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |condition poor|)
(echo "poor can hold: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |condition fair|)
(echo "fair can hold: sat")
(check-sat)
(pop)

(push)
(assert |holds thin|)
(assert |holds strong|)
(echo "thin and strong do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert |holds alone|)
(assert |holds strong|)
(echo "alone and strong do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |holds thin|)
(assert (not |holds alone|))
(echo "thin is not contained in alone: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |holds alone|)
(assert (not |holds thin|))
(echo "alone is not contained in thin: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |holds craft|)
(assert (not |holds poor|))
(echo "craft is not contained in poor: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |holds craft|)
(assert (not |holds fair|))
(echo "craft is not contained in fair: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |holds poor|)
(assert (not |holds craft|))
(echo "poor is not contained in craft: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |holds poor|)
(assert (not |holds fair|))
(echo "poor is not contained in fair: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |holds fair|)
(assert (not |holds craft|))
(echo "fair is not contained in craft: sat")
(check-sat)
(pop)

(push)
(assert (= |parameter least| 0.3))
(assert |holds fair|)
(assert (not |holds poor|))
(echo "fair is not contained in poor: sat")
(check-sat)
(pop)
