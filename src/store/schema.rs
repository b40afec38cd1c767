//! The tables, as both databases have them.
diesel::table! {
    use diesel::sql_types::{Integer, Text};
    use crate::store::types::sql::{Instant, Uuid};

    organizations (id) {
        id -> Uuid,
        slug -> Text,
        version -> Integer,
        registered_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::Uuid;

    organization_names (name_key) {
        name_key -> Text,
        organization_id -> Uuid,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    systems (id) {
        id -> Uuid,
        organization_id -> Uuid,
        slug -> Text,
        version -> Integer,
        state -> Text,
        first_published -> Instant,
        last_changed -> Instant,
        last_confirmed -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::Uuid;

    system_slugs (organization_id, slug) {
        organization_id -> Uuid,
        slug -> Text,
        system_id -> Uuid,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::Uuid;

    system_sources (scheme, source_key) {
        scheme -> Text,
        source_key -> Text,
        system_id -> Uuid,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Integer, Text};
    use crate::store::types::sql::{Instant, Uuid};

    versions (subject, number) {
        subject -> Uuid,
        number -> Integer,
        published_at -> Instant,
        entry_index -> BigInt,
        digests -> Text,
        disclosures -> Text,
        redacted -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Integer, Text};

    log_head (id) {
        id -> Integer,
        size -> BigInt,
        edge -> Binary,
        checkpoint -> Text,
        verifier_key -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Text};

    log_entries (index) {
        index -> BigInt,
        entry -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Integer};

    log_hashes (level, index) {
        level -> Integer,
        index -> BigInt,
        hash -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Text};

    log_checkpoints (size) {
        size -> BigInt,
        checkpoint -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::{Instant, Uuid};

    accounts (id) {
        id -> Uuid,
        email -> Text,
        password_hash -> Text,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::store::types::sql::Uuid;

    memberships (account_id, organization_id, role) {
        account_id -> Uuid,
        organization_id -> Nullable<Uuid>,
        role -> Text,
    }
}
