-- What happened to item $1, oldest first: at, what, who, text, bad.
SELECT @CREATED_EXPR@ AS at, 'created' AS what, '' AS who, 'Created' AS text, false AS bad
FROM {{table:@TABLE@}} t WHERE @ID_TEXT@ = $1::text
UNION ALL
SELECT @UPDATED_EXPR@, 'updated', '', 'Now ' || t.@QSTATUS@::text, false
FROM {{table:@TABLE@}} t WHERE @ID_TEXT@ = $1::text
