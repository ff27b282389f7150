SELECT b."id" FROM {{schema}}."PayoutBatch" b WHERE b."id" = $1 FOR UPDATE
