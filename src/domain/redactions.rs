//! Legal grounds for redacting published text.
use super::shape::codes;

codes! {
    /// The legal ground of a redaction.
    pub enum RedactionGround {
        PersonalData = "personalData", CourtOrder = "courtOrder", Copyright = "copyright", Security = "security",
        OtherLegalDuty = "otherLegalDuty",
    }
}
