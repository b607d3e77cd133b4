; The claims of a rule set that nqpf has proven. Run: z3 FILE
; Each query says the answer that the claim needs, and the solver's answer stands below it.
; Numbers are reals and integers here; a program computes in doubles, and rounds.
; Claims with the answer unsat are made for every setting of the parameters, unless the set
; allows a defect at some; those with the answer sat for the defaults.
(set-logic ALL)

; Indicators and their domains.
(declare-const |any(l, x > 6)| Int)
(declare-const |known any(l, x > 6)| Bool)
(assert (and (<= 0 |any(l, x > 6)|) (< |any(l, x > 6)| 2)))
(declare-const |any(l, x >= 5)| Int)
(declare-const |known any(l, x >= 5)| Bool)
(assert (and (<= 0 |any(l, x >= 5)|) (< |any(l, x >= 5)| 2)))
(declare-const |count(l, x > 2)| Int)
(declare-const |known count(l, x > 2)| Bool)
(assert (<= 0.0 (to_real |count(l, x > 2)|)))
(assert (<= (to_real |count(l, x > 2)|) 4.0))
(declare-const |most(l, x)| Int)
(declare-const |known most(l, x)| Bool)
(assert (<= 0.0 (to_real |most(l, x)|)))
(assert (<= (to_real |most(l, x)|) 9.0))
(declare-const |count(l)| Int)
(declare-const |known count(l)| Bool)
(assert (<= 0.0 (to_real |count(l)|)))
(assert (<= (to_real |count(l)|) 4.0))

; Answers that no list gives together.
(assert (not (and (and |known any(l, x >= 5)| (or (= |any(l, x >= 5)| 0))) (and |known any(l, x > 6)| (or (= |any(l, x > 6)| 1))))))
(assert (not (and (and |known any(l, x >= 5)| (or (= |any(l, x >= 5)| 0))) (not |known any(l, x > 6)|))))
(assert (not (and (not |known any(l, x >= 5)|) (and |known any(l, x > 6)| (or (= |any(l, x > 6)| 1))))))
(assert (not (and (and |known count(l, x > 2)| (not (>= (to_real |count(l, x > 2)|) 1.0))) (and |known any(l, x > 6)| (or (= |any(l, x > 6)| 1))))))
(assert (not (and (and |known count(l, x > 2)| (not (>= (to_real |count(l, x > 2)|) 1.0))) (not |known any(l, x > 6)|))))
(assert (not (and (and |known count(l, x > 2)| (not (>= (to_real |count(l, x > 2)|) 1.0))) (and |known any(l, x >= 5)| (not (or (= |any(l, x >= 5)| 0)))))))
(assert (not (and (and |known count(l, x > 2)| (not (>= (to_real |count(l, x > 2)|) 1.0))) (not |known any(l, x >= 5)|))))
(assert (not (and (and |known most(l, x)| (<= (to_real |most(l, x)|) 4.0)) (and |known any(l, x > 6)| (or (= |any(l, x > 6)| 1))))))
(assert (not (and (and |known most(l, x)| (<= (to_real |most(l, x)|) 4.0)) (and |known any(l, x >= 5)| (not (or (= |any(l, x >= 5)| 0)))))))
(assert (not (and (and |known most(l, x)| (not (<= (to_real |most(l, x)|) 4.0))) (and |known any(l, x >= 5)| (or (= |any(l, x >= 5)| 0))))))
(assert (not (and (and |known most(l, x)| (not (<= (to_real |most(l, x)|) 4.0))) (and |known count(l, x > 2)| (not (>= (to_real |count(l, x > 2)|) 1.0))))))
(assert (not (and (and |known count(l)| (= (to_real |count(l)|) 0.0)) (and |known any(l, x > 6)| (or (= |any(l, x > 6)| 1))))))
(assert (not (and (and |known count(l)| (= (to_real |count(l)|) 0.0)) (not |known any(l, x > 6)|))))
(assert (not (and (and |known count(l)| (= (to_real |count(l)|) 0.0)) (and |known any(l, x >= 5)| (not (or (= |any(l, x >= 5)| 0)))))))
(assert (not (and (and |known count(l)| (= (to_real |count(l)|) 0.0)) (not |known any(l, x >= 5)|))))
(assert (not (and (and |known count(l)| (= (to_real |count(l)|) 0.0)) (and |known count(l, x > 2)| (>= (to_real |count(l, x > 2)|) 1.0)))))
(assert (not (and (and |known count(l)| (= (to_real |count(l)|) 0.0)) (not |known count(l, x > 2)|))))
(assert (not (and (and |known count(l)| (= (to_real |count(l)|) 0.0)) (and |known most(l, x)| (<= (to_real |most(l, x)|) 4.0)))))
(assert (not (and (and |known count(l)| (= (to_real |count(l)|) 0.0)) (and |known most(l, x)| (not (<= (to_real |most(l, x)|) 4.0))))))
(assert (not (and (not |known count(l)|) (and |known any(l, x > 6)| (or (= |any(l, x > 6)| 1))))))
(assert (not (and (not |known count(l)|) (and |known any(l, x > 6)| (not (or (= |any(l, x > 6)| 1)))))))
(assert (not (and (not |known count(l)|) (and |known any(l, x >= 5)| (or (= |any(l, x >= 5)| 0))))))
(assert (not (and (not |known count(l)|) (and |known any(l, x >= 5)| (not (or (= |any(l, x >= 5)| 0)))))))
(assert (not (and (not |known count(l)|) (and |known count(l, x > 2)| (>= (to_real |count(l, x > 2)|) 1.0)))))
(assert (not (and (not |known count(l)|) (and |known count(l, x > 2)| (not (>= (to_real |count(l, x > 2)|) 1.0))))))
(assert (not (and (not |known count(l)|) (and |known most(l, x)| (<= (to_real |most(l, x)|) 4.0)))))
(assert (not (and (not |known count(l)|) (and |known most(l, x)| (not (<= (to_real |most(l, x)|) 4.0))))))

; high
(define-fun |condition high| () Bool (and |known any(l, x > 6)| (or (= |any(l, x > 6)| 1))))
(define-fun |denied high| () Bool (and |known any(l, x > 6)| (not (or (= |any(l, x > 6)| 1)))))

; low
(define-fun |condition low| () Bool (and |known any(l, x >= 5)| (or (= |any(l, x >= 5)| 0))))
(define-fun |denied low| () Bool (and |known any(l, x >= 5)| (not (or (= |any(l, x >= 5)| 0)))))

; few
(define-fun |condition few| () Bool (and (and |known count(l, x > 2)| (>= (to_real |count(l, x > 2)|) 1.0)) (and |known most(l, x)| (<= (to_real |most(l, x)|) 4.0))))
(define-fun |denied few| () Bool (or (and |known count(l, x > 2)| (not (>= (to_real |count(l, x > 2)|) 1.0))) (and |known most(l, x)| (not (<= (to_real |most(l, x)|) 4.0)))))

; empty
(define-fun |condition empty| () Bool (and |known count(l)| (= (to_real |count(l)|) 0.0)))
(define-fun |denied empty| () Bool (and |known count(l)| (not (= (to_real |count(l)|) 0.0))))

; What holds after the declared orders.
(define-fun |holds high| () Bool |condition high|)
(define-fun |holds low| () Bool |condition low|)
(define-fun |holds few| () Bool |condition few|)
(define-fun |holds empty| () Bool |condition empty|)

(push)
(assert |condition high|)
(echo "high can hold: sat")
(check-sat)
(pop)

(push)
(assert |condition low|)
(echo "low can hold: sat")
(check-sat)
(pop)

(push)
(assert |condition few|)
(echo "few can hold: sat")
(check-sat)
(pop)

(push)
(assert |condition empty|)
(echo "empty can hold: sat")
(check-sat)
(pop)

(push)
(assert |holds high|)
(assert |holds low|)
(echo "high and low do not conflict: unsat")
(check-sat)
(pop)

(push)
(assert |holds few|)
(assert (not |holds empty|))
(echo "few is not contained in empty: sat")
(check-sat)
(pop)

(push)
(assert |holds empty|)
(assert (not |holds few|))
(echo "empty is not contained in few: sat")
(check-sat)
(pop)
