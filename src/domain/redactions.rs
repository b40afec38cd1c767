//! Why words are taken out of what was published. All else that was published stays.
use super::shape::codes;

codes! {
    /// The legal ground of a redaction.
    pub enum RedactionGround {
        PersonalData = "personalData", CourtOrder = "courtOrder", Copyright = "copyright", Security = "security",
        OtherLegalDuty = "otherLegalDuty",
    }
}
