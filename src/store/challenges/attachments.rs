//! Attachments of challenges.
use crate::store::schema::challenge_attachments;
use crate::store::types::Id;
use crate::store::{Conn, MultiBackend};
use diesel::prelude::*;
use uuid::Uuid;

/// An attachment with its sealed content.
#[derive(Debug, Clone, PartialEq, Eq, Insertable)]
#[diesel(table_name = challenge_attachments, check_for_backend(MultiBackend))]
pub struct Attachment {
    #[diesel(embed)]
    pub metadata: AttachmentMetadata,
    pub sealed_content: Vec<u8>,
}

/// An attachment without its content.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = challenge_attachments, check_for_backend(MultiBackend))]
pub struct AttachmentMetadata {
    pub id: Id,
    pub challenge_id: Id,
    /// The position among the attachments of the challenge, in the order in which they were added.
    pub number: i32,
    pub side: String,
    pub added_on: String,
    /// Media type, length and digest as JSON, sealed: a digest in clear would identify a known file.
    pub sealed_metadata: String,
}

pub fn insert(conn: &mut Conn, attachment: &Attachment) -> QueryResult<()> {
    diesel::insert_into(challenge_attachments::table).values(attachment).execute(conn).map(drop)
}

/// Returns the attachments of a challenge without their content.
pub fn list_by_challenge(conn: &mut Conn, challenge: Uuid) -> QueryResult<Vec<AttachmentMetadata>> {
    let attachments = challenge_attachments::table.filter(challenge_attachments::challenge_id.eq(Id(challenge)));
    attachments.order(challenge_attachments::number).select(AttachmentMetadata::as_select()).load(conn)
}

/// Returns the number of attachments of a challenge.
pub fn count(conn: &mut Conn, challenge: Uuid) -> QueryResult<i64> {
    challenge_attachments::table.filter(challenge_attachments::challenge_id.eq(Id(challenge))).count().get_result(conn)
}

/// Returns an attachment of a challenge with its sealed content.
pub fn find(conn: &mut Conn, challenge: Uuid, id: Uuid) -> QueryResult<Option<(AttachmentMetadata, Vec<u8>)>> {
    let attachment =
        challenge_attachments::table.find(Id(id)).filter(challenge_attachments::challenge_id.eq(Id(challenge)));
    attachment.select((AttachmentMetadata::as_select(), challenge_attachments::sealed_content)).first(conn).optional()
}

/// Deletes the attachments of a challenge.
pub fn delete_by_challenge(conn: &mut Conn, challenge: Uuid) -> QueryResult<()> {
    diesel::delete(challenge_attachments::table.filter(challenge_attachments::challenge_id.eq(Id(challenge))))
        .execute(conn)
        .map(drop)
}
