//! Applications of organizations to join the register.
use super::languages::Text;
use super::organizations::OrganizationType;
use super::shape::{codes, object};
use super::values::{Country, Email, Line, PlainText, Slug, Url};

codes! {
    /// The state of an application.
    pub enum ApplicationState {
        Waiting = "waiting", Admitted = "admitted", Refused = "refused",
    }
}

object! {
    /// An application of an organization to join the register.
    pub struct Application {
        required {
            /// The organization that applies.
            organization "organization": Applicant,
            /// The contact person. Erased when the application is refused, and after 90 days.
            contact "contact": ApplicationContact,
            /// A statement of what the organization wants to publish, and of how its identity can be verified.
            statement "statement": PlainText<4000>,
        }
        optional {}
    }
}

object! {
    /// The organization that applies.
    pub struct Applicant {
        required {
            /// The name of the organization.
            name "name": Text<300>,
        }
        optional {
            /// The kind of the organization.
            kind "type": Option<OrganizationType>,
            /// The country, as ISO 3166-1 alpha-2 code.
            country "country": Option<Country>,
            /// The website of the organization.
            website "website": Option<Url>,
        }
    }
}

object! {
    /// The contact person of an application.
    pub struct ApplicationContact {
        required {
            /// The address that the invitation is sent to.
            email "email": Email,
        }
        optional {
            name "name": Option<Line<200>>,
        }
    }
}

object! {
    /// The admission of an application.
    pub struct Admission {
        required {}
        optional {
            /// The slug of the new organization. Derived from its name if left out.
            slug "slug": Option<Slug>,
            /// The existing organization that the applicant represents, for example because its records were imported. No new
            /// organization is created then.
            organization "organization": Option<Slug>,
        }
    }
}

object! {
    /// The refusal of an application.
    pub struct ApplicationRefusal {
        required {
            /// The internal reason. It must not name persons.
            reason "reason": PlainText<1000>,
        }
        optional {}
    }
}
