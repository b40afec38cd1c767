//! The tables of the SQLite and the PostgreSQL schema, which have the same names and columns.
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
        compact_range -> Binary,
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
    use diesel::sql_types::{BigInt, Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    accounts (id) {
        id -> Uuid,
        email -> Text,
        password_hash -> Text,
        created_at -> Instant,
        sealed_totp_secret -> Nullable<Text>,
        last_totp_step -> Nullable<BigInt>,
        disabled_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    role_assignments (account_id, organization_id, role) {
        account_id -> Uuid,
        organization_id -> Nullable<Uuid>,
        role -> Text,
        source -> Text,
        granted_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::Uuid;

    recovery_codes (account_id, hash) {
        account_id -> Uuid,
        hash -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::store::types::sql::Uuid;

    account_subjects (issuer, subject) {
        issuer -> Text,
        subject -> Text,
        account_id -> Uuid,
        email -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    clients (id) {
        id -> Uuid,
        organization_id -> Uuid,
        name -> Text,
        roles -> Text,
        secret_hash -> Nullable<Text>,
        keys -> Nullable<Text>,
        created_at -> Instant,
        disabled_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::{Instant, Uuid};

    used_client_assertions (client_id, jti) {
        client_id -> Uuid,
        jti -> Text,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::Nullable;
    use crate::store::types::sql::{Instant, Uuid};

    sessions (id) {
        id -> Uuid,
        account_id -> Nullable<Uuid>,
        client_id -> Nullable<Uuid>,
        organization_id -> Nullable<Uuid>,
        created_at -> Instant,
        expires_at -> Instant,
        ended_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    refresh_tokens (hash) {
        hash -> Text,
        session_id -> Uuid,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::store::types::sql::Instant;

    token_keys (id) {
        id -> Text,
        sealed_private_key -> Text,
        public_key -> Text,
        created_at -> Instant,
        retired_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Text};

    instance_key_check (id) {
        id -> Integer,
        sealed -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    invitations (id) {
        id -> Uuid,
        hash -> Text,
        email -> Text,
        organization_id -> Nullable<Uuid>,
        roles -> Text,
        created_at -> Instant,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::{Instant, Uuid};

    issuers (organization_id) {
        organization_id -> Uuid,
        issuer -> Text,
        settings -> Text,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::Instant;

    used_login_states (state_hash) {
        state_hash -> Text,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Text};
    use crate::store::types::sql::Uuid;

    organization_settings (organization_id) {
        organization_id -> Uuid,
        settings -> Text,
        revision -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    applications (id) {
        id -> Uuid,
        organization -> Text,
        contact -> Text,
        statement -> Text,
        state -> Text,
        created_at -> Instant,
        decided_at -> Nullable<Instant>,
        reason -> Nullable<Text>,
        organization_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    drafts (system_id) {
        system_id -> Uuid,
        organization_id -> Uuid,
        record -> Text,
        base -> Nullable<Integer>,
        state -> Text,
        revision -> Integer,
        last_editor -> Text,
        template_id -> Nullable<Uuid>,
        source -> Nullable<Text>,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::{Instant, Uuid};

    draft_comments (id) {
        id -> Uuid,
        system_id -> Uuid,
        at -> Instant,
        role -> Text,
        pointer -> Text,
        text -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Integer, Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    templates (id) {
        id -> Uuid,
        organization_id -> Uuid,
        supplier -> Nullable<Text>,
        title -> Text,
        record -> Text,
        shared -> Bool,
        revision -> Integer,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Integer, Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    imports (id) {
        id -> Uuid,
        organization_id -> Uuid,
        profile -> Text,
        mode -> Text,
        dry_run -> Bool,
        file_digest -> Text,
        state -> Text,
        total -> Integer,
        counts -> Text,
        failure -> Nullable<Text>,
        principal -> Text,
        created_at -> Instant,
        updated_at -> Instant,
        finished_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Text};
    use crate::store::types::sql::Uuid;

    import_rows (import_id, number) {
        import_id -> Uuid,
        number -> Integer,
        outcome -> Text,
        line -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Text};
    use crate::store::types::sql::Instant;

    idempotency_keys (principal, key) {
        principal -> Text,
        key -> Text,
        request_digest -> Text,
        sealed_outcome -> Text,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    webhooks (id) {
        id -> Uuid,
        organization_id -> Uuid,
        url -> Text,
        sealed_secrets -> Text,
        events -> Text,
        next_entry_index -> BigInt,
        created_at -> Instant,
        disabled_at -> Nullable<Instant>,
        claimed_until -> Instant,
        paused_until -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Integer, Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    deliveries (id) {
        id -> Uuid,
        webhook_id -> Uuid,
        entry_index -> Nullable<BigInt>,
        payload -> Text,
        state -> Text,
        attempts -> Integer,
        due_at -> Instant,
        status -> Nullable<Integer>,
        failure -> Nullable<Text>,
        created_at -> Instant,
        tried_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    audit_entries (id) {
        id -> Uuid,
        at -> Instant,
        organization_id -> Nullable<Uuid>,
        principal -> Text,
        role -> Text,
        action -> Text,
        subject -> Text,
        client -> Nullable<Text>,
        before_digest -> Nullable<Text>,
        after_digest -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use crate::store::types::sql::Uuid;

    challenges (id) {
        id -> Uuid,
        reference -> Text,
        organization_id -> Uuid,
        system_id -> Nullable<Uuid>,
        kind -> Text,
        state -> Text,
        version -> Integer,
        case_file -> Text,
        channel -> Text,
        receipt_hash -> Text,
        sealed_key -> Nullable<Text>,
        sealed_text -> Nullable<Text>,
        sealed_contact -> Nullable<Text>,
        sealed_summary -> Nullable<Text>,
        merged_into -> Nullable<Text>,
        assigned_to -> Nullable<Text>,
        received_on -> Text,
        deadline_on -> Nullable<Text>,
        next_task_on -> Nullable<Text>,
        closed_on -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Text};
    use crate::store::types::sql::Uuid;

    challenge_messages (challenge_id, number) {
        challenge_id -> Uuid,
        number -> Integer,
        side -> Text,
        kind -> Text,
        sent_on -> Text,
        sealed_text -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::Uuid;

    challenge_supporters (challenge_id, token_hash) {
        challenge_id -> Uuid,
        token_hash -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Text};
    use crate::store::types::sql::Uuid;

    answer_templates (id) {
        id -> Uuid,
        organization_id -> Uuid,
        title -> Text,
        purpose -> Text,
        text -> Text,
        revision -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::{Instant, Uuid};

    challenge_notes (id) {
        id -> Uuid,
        challenge_id -> Uuid,
        at -> Instant,
        principal -> Text,
        sealed_text -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Integer, Text};
    use crate::store::types::sql::Uuid;

    challenge_attachments (id) {
        id -> Uuid,
        challenge_id -> Uuid,
        number -> Integer,
        side -> Text,
        added_on -> Text,
        sealed_metadata -> Text,
        sealed_content -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::Instant;

    used_proofs_of_work (hash) {
        hash -> Text,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use crate::store::types::sql::Uuid;

    mail_recipients (id) {
        id -> Uuid,
        challenge_id -> Nullable<Uuid>,
        account_id -> Nullable<Uuid>,
        sealed_address -> Nullable<Text>,
        address_hash -> Text,
        code_id -> Uuid,
        code_requested_on -> Text,
        codes_requested -> Integer,
        code_attempts -> Integer,
        confirmed_on -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::store::types::sql::Uuid;

    mail_codes (id) {
        id -> Uuid,
        mailbox_hash -> Text,
        requested_on -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use crate::store::types::sql::{Instant, Uuid};

    outbox (id) {
        id -> Uuid,
        recipient_id -> Uuid,
        challenge_id -> Nullable<Uuid>,
        kind -> Text,
        deduplication_key -> Text,
        day -> Nullable<Text>,
        state -> Text,
        attempts -> Integer,
        due_at -> Instant,
        created_on -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(mail_recipients, role_assignments);
diesel::allow_tables_to_appear_in_same_query!(webhooks, deliveries);
diesel::allow_tables_to_appear_in_same_query!(imports, import_rows);
