-- What the winners of market m would get: one for each share they hold, where it was not touched since resolveTime.
(SELECT sum(nullif(w."quantity", 'NaN')) FROM {{schema}}."Position" w
 WHERE w."marketId" = m."id" AND w."outcome" = m."outcome" AND w."quantity" > 0
   AND (w."updatedAt" < m."resolveTime") IS NOT FALSE)
