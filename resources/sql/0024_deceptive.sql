-- Characters that make a text look other than it is. Further ones than before: the soft hyphen, the Mongolian vowel
-- separator, variation selectors and tags, none of which has a width of its own. The list is PROTOCOL.md's.
CREATE OR REPLACE FUNCTION countersign.is_deceptive(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(value ~ ('[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069'
                           '\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f\U000e0100-\U000e01ef]'), false)
$$;
