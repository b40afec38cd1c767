//! Organizations that ask to join the register.
use super::languages::Text;
use super::organizations::OrganizationType;
use super::shape::{codes, object};
use super::values::{Country, Email, Line, PlainText, Slug, Url};

codes! {
    /// Where an application stands.
    pub enum ApplicationState {
        Waiting = "waiting", Admitted = "admitted", Refused = "refused",
    }
}

object! {
    /// An organization asks to join.
    pub struct Application {
        required {
            /// Who asks.
            organization "organization": Applicant,
            /// Whom to answer; erased when the application is refused, and after 90 days.
            contact "contact": ApplicationContact,
            /// What it wants to publish, and how one can see that it is what it says.
            statement "statement": PlainText<4000>,
        }
        optional {}
    }
}

object! {
    /// An organization that asks to join.
    pub struct Applicant {
        required {
            /// Its name.
            name "name": Text<300>,
        }
        optional {
            /// What kind of body it is.
            kind "type": Option<OrganizationType>,
            /// ISO 3166-1 alpha-2 code of its country.
            country "country": Option<Country>,
            /// Its own website.
            website "website": Option<Url>,
        }
    }
}

object! {
    /// Who asks for an organization.
    pub struct ApplicationContact {
        required {
            /// Where the invitation goes.
            email "email": Email,
        }
        optional {
            name "name": Option<Line<200>>,
        }
    }
}

object! {
    /// An application is admitted.
    pub struct Admission {
        required {}
        optional {
            /// The word for the new organization in addresses, made of its name if it is not given.
            slug "slug": Option<Slug>,
            /// The organization that the register has already, and that the applicant speaks for: its records were
            /// imported, for example. No other is registered then.
            organization "organization": Option<Slug>,
        }
    }
}

object! {
    /// An application is refused.
    pub struct ApplicationRefusal {
        required {
            /// Why, for the register's own files: without names.
            reason "reason": PlainText<1000>,
        }
        optional {}
    }
}
