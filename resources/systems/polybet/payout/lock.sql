SELECT w."id" FROM {{schema}}."Withdrawal" w WHERE w."id" = $1 FOR UPDATE
