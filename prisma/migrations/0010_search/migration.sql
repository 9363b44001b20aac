-- How words are compared when somebody looks for a case: lower case, accents dropped, compatibility forms made plain.
-- Immutable, because indexes are built on it; a later change of it must come with new indexes.
CREATE FUNCTION "fold_words"("given" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT pg_catalog.translate(pg_catalog.replace(
        pg_catalog.regexp_replace(pg_catalog.lower(pg_catalog.normalize($1, 'NFKD')), '[\u0300-\u036f''’]', '', 'g'),
        'ß', 'ss'), 'øłđðıæœ_', 'olddiao ')
$$;

-- An order number however it is spelt: `A-1002/77`, `a1002 77`.
CREATE FUNCTION "code_key"("given" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT pg_catalog.regexp_replace(pg_catalog.lower($1), '[^a-z0-9]', '', 'g')
$$;

-- The digits of a number, last first, so that "ends in 0188" is a prefix.
CREATE FUNCTION "tail_key"("given" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT pg_catalog.reverse(pg_catalog.regexp_replace($1, '[^0-9]', '', 'g'))
$$;

-- A link without what differs from one copy of it to the next: scheme, mobile host, tracking, photo number, last slash.
CREATE FUNCTION "link_key"("given" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(
        pg_catalog.lower($1),
        '^https?://(?:(?:www|m|mobile|old|new|web|l)\.)?', ''),
        '^twitter\.com/', 'x.com/'),
        '(?:#.*$)|(?:(?<=[?&])(?:utm_[a-z]+|fbclid|gclid|igsh|igshid|mibextid|si|s|t|ref|ref_src|ref_url|cn|rdt|share_id|context)=[^&#]*&?)', '', 'g'),
        '[?&]+$|(?:/(?:photo|video)/[0-9]+)?/*[?&]*$', '')
$$;

DROP INDEX "texts_words_search";
CREATE INDEX "texts_words_found" ON "texts" USING gin (to_tsvector('simple', fold_words(coalesce("words", ''))));
CREATE INDEX "customers_name_found" ON "customers" USING gin (to_tsvector('simple', fold_words(coalesce("name", ''))));
CREATE INDEX "complaints_product_found" ON "complaints" USING gin (to_tsvector('simple', fold_words(coalesce("product", ''))));
CREATE INDEX "complaints_order_found" ON "complaints" (code_key("order_number")) WHERE "order_number" IS NOT NULL;
CREATE INDEX "complaints_link_found" ON "complaints" (link_key("url")) WHERE "url" IS NOT NULL;
CREATE INDEX "complaints_phone_found" ON "complaints" (tail_key("author"->>'phone') text_pattern_ops) WHERE "author"->>'phone' IS NOT NULL;
CREATE INDEX "complaints_mail_found" ON "complaints" (lower("author"->>'email')) WHERE "author"->>'email' IS NOT NULL;
CREATE INDEX "complaints_external_id_idx" ON "complaints" ("external_id");
CREATE INDEX "handles_value_idx" ON "handles" ("value");
CREATE INDEX "handles_phone_found" ON "handles" (tail_key("value") text_pattern_ops) WHERE "kind" = 'phone';

-- Misspelt names are found by pg_trgm, which the database's user may not be allowed to create. The desk asks again at
-- every start, so that nothing has to be done here once an administrator has created it.
CREATE FUNCTION "ready_search"() RETURNS TEXT LANGUAGE plpgsql AS $$
BEGIN
    IF to_regclass('customers_name_alike') IS NOT NULL THEN
        RETURN 'ready';
    END IF;
    IF to_regprocedure('word_similarity(text,text)') IS NULL THEN
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
    END IF;
    CREATE INDEX customers_name_alike ON customers USING gin (fold_words(coalesce(name, '')) gin_trgm_ops);
    CREATE INDEX handles_value_alike ON handles USING gin (fold_words(value) gin_trgm_ops);
    RETURN 'ready';
EXCEPTION
    WHEN insufficient_privilege OR undefined_file OR undefined_object OR feature_not_supported OR invalid_schema_name THEN
        RETURN SQLERRM;
END
$$;

SELECT ready_search();
