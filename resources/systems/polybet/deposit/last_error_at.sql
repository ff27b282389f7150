CASE WHEN d."metadata" ->> 'lastErrorTime'
       ~ '^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?Z$'
  THEN make_timestamp(substr(d."metadata" ->> 'lastErrorTime', 1, 4)::integer,
         substr(d."metadata" ->> 'lastErrorTime', 6, 2)::integer, 1,
         substr(d."metadata" ->> 'lastErrorTime', 12, 2)::integer,
         substr(d."metadata" ->> 'lastErrorTime', 15, 2)::integer,
         rtrim(substr(d."metadata" ->> 'lastErrorTime', 18), 'Z')::double precision)
       + make_interval(days => substr(d."metadata" ->> 'lastErrorTime', 9, 2)::integer - 1)
END
