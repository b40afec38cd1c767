//! Applications of organizations to join the register.
use super::json::{Code, Object};
use super::languages::Text;
use super::organizations::OrganizationType;
use super::values::{Country, Email, Line, PlainText, Slug, Url};

/// The state of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum ApplicationState {
    Waiting,
    Admitted,
    Refused,
}

/// An application of an organization to join the register.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({
    "organization": {"name": {"en": "Example City"}, "type": "municipality", "country": "NL"},
    "contact": {"email": "register@example.org", "name": "A. Example"},
    "statement": "I am the data officer of the city.",
}))]
pub struct Application {
    /// The organization that applies.
    #[object(required)]
    pub organization: Applicant,
    /// The contact person. Erased when the application is refused, and after 90 days.
    #[object(required)]
    pub contact: ApplicationContact,
    /// A statement of what the organization wants to publish, and of how its identity can be verified.
    #[object(required)]
    pub statement: PlainText<4000>,
}

/// The organization that applies.
#[derive(Debug, Clone, PartialEq, Object)]
pub struct Applicant {
    /// The name of the organization.
    #[object(required)]
    pub name: Text<300>,
    /// The kind of the organization.
    #[object(name = "type")]
    pub kind: Option<OrganizationType>,
    /// The country, as ISO 3166-1 alpha-2 code.
    pub country: Option<Country>,
    /// The website of the organization.
    pub website: Option<Url>,
}

/// The contact person of an application.
#[derive(Debug, Clone, PartialEq, Object)]
pub struct ApplicationContact {
    /// The address that the invitation is sent to.
    #[object(required)]
    pub email: Email,
    pub name: Option<Line<200>>,
}

/// The admission of an application.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"slug": "example-city"}))]
pub struct Admission {
    /// The slug of the new organization. Derived from its name if left out.
    pub slug: Option<Slug>,
    /// The existing organization that the applicant represents, for example because its records were imported. No new
    /// organization is created then.
    pub organization: Option<Slug>,
}

/// The refusal of an application.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"reason": "The address does not belong to a public body."}))]
pub struct ApplicationRefusal {
    /// The internal reason. It must not name persons.
    #[object(required)]
    pub reason: PlainText<1000>,
}
