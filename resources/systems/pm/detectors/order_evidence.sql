-- Money as text: never rounded on its way.
jsonb_object(ARRAY['state', 'side', 'type', 'outcome', 'price', 'quantity', 'filled', 'userId', 'marketId'],
             ARRAY[o."status"::text, o."side"::text, o."type"::text, o."outcome"::text, o."price"::text,
                   o."quantity"::text, o."filled"::text, left(o."userId", 200), left(o."marketId", 200)])
