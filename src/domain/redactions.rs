//! Legal grounds for redacting published text.
use super::json::Code;
use super::languages::Localize;

/// The legal ground of a redaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum RedactionGround {
    PersonalData,
    CourtOrder,
    Copyright,
    Security,
    OtherLegalDuty,
}
