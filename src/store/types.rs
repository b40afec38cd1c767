//! Column types that the databases represent differently: PostgreSQL by its native type, SQLite by readable text. The
//! rest of the register sees one Rust type for both.
use super::MultiBackend;
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{HasSqlType, Text, Timestamptz};
use diesel::sqlite::Sqlite;

/// The SQL types, for `table!`.
pub mod sql {
    use diesel::query_builder::QueryId;
    use diesel::sql_types::{SqlOrd, SqlType};

    #[derive(SqlType, QueryId)]
    #[diesel(postgres_type(oid = 2950, array_oid = 2951), sqlite_type(name = "Text"))]
    pub struct Uuid;
    #[derive(SqlType, QueryId)]
    #[diesel(postgres_type(oid = 1184, array_oid = 1185), sqlite_type(name = "Text"))]
    pub struct Instant;

    impl SqlOrd for Uuid {}
    impl SqlOrd for Instant {}
}

/// Declares a Rust type that PostgreSQL stores as `$pg` and SQLite as text.
macro_rules! column {
    ($(#[$about:meta])* $name:ident($inner:ty), $sql:ident, $pg:ty, $print:expr, $parse:expr) => {
        $(#[$about])*
        #[derive(AsExpression, FromSqlRow, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[diesel(sql_type = sql::$sql)]
        pub struct $name(pub $inner);

        impl ToSql<sql::$sql, Pg> for $name {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                ToSql::<$pg, Pg>::to_sql(&self.0, out)
            }
        }
        impl FromSql<sql::$sql, Pg> for $name {
            fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                FromSql::<$pg, Pg>::from_sql(value).map(Self)
            }
        }
        impl ToSql<sql::$sql, Sqlite> for $name {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                let print: fn(&$inner) -> String = $print;
                out.set_value(print(&self.0));
                Ok(IsNull::No)
            }
        }
        impl FromSql<sql::$sql, Sqlite> for $name {
            fn from_sql(value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                let parse: fn(&str) -> deserialize::Result<$inner> = $parse;
                parse(&<String as FromSql<Text, Sqlite>>::from_sql(value)?).map(Self)
            }
        }
        impl ToSql<sql::$sql, MultiBackend> for $name {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value((sql::$sql, self));
                Ok(IsNull::No)
            }
        }
        impl FromSql<sql::$sql, MultiBackend> for $name {
            fn from_sql(value: <MultiBackend as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                value.from_sql::<$name, sql::$sql>()
            }
        }
        impl HasSqlType<sql::$sql> for MultiBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<sql::$sql>(lookup)
            }
        }
    };
}

column!(
    /// An identifier.
    Id(uuid::Uuid),
    Uuid,
    diesel::sql_types::Uuid,
    |id| id.to_string(),
    |text| Ok(text.parse()?)
);
column!(
    /// An instant in UTC with microseconds, the precision of both databases.
    Time(crate::domain::values::Instant),
    Instant,
    Timestamptz,
    |at| at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
    |text| Ok(text.parse()?)
);
