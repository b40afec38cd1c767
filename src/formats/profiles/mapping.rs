//! The place that a standard has for a field of the record, and what fits into it.

/// Where a field goes.
pub struct Place {
    /// What the place is called there. Fields of one name share it.
    pub name: &'static str,
    /// The most characters, where the standard names a limit.
    pub limit: Option<usize>,
    pub holds: Holds,
}

/// What fits into a place.
pub enum Holds {
    /// All that the field can say.
    All,
    /// Words. A text stays one; anything else becomes one.
    Text,
    /// Codes of its own: all of them, or one.
    Codes(&'static Codes),
    OneCode(&'static Codes),
    /// A year and a month.
    Month,
    /// Words to find it by, each in its language.
    Tags,
    /// The language of the whole: one of these, or any.
    Language(&'static [&'static str]),
    /// Nothing but this value, which goes without saying.
    Granted(&'static str),
    /// The first of a list.
    First,
    /// Objects, or parts of them.
    Items(Items),
}

/// The words there for our codes. A word that stands for several of ours means the first of them; so what is sent as it
/// and read again comes back as the first.
pub type Codes = [(&'static str, &'static [&'static str])];

/// Objects, or parts of them.
pub struct Items {
    /// The member that decides which objects have a place, and its values that have, in groups.
    pub by: &'static str,
    pub groups: &'static [Group],
    /// The members that have a place.
    pub members: &'static [&'static str],
    /// Members without a place, and the value that goes without saying.
    pub granted: &'static [(&'static str, &'static str)],
    /// Longest texts of members.
    pub limits: &'static [(&'static str, usize)],
    /// Codes of members.
    pub codes: &'static [(&'static str, &'static Codes)],
}

/// Values of the deciding member that share one place.
pub enum Group {
    /// Any number of objects.
    Any(&'static [&'static str]),
    /// One object.
    One(&'static [&'static str]),
}

/// Every object, and nothing of it: to begin from.
pub const ITEMS: Items = Items { by: "", groups: &[], members: &[], granted: &[], limits: &[], codes: &[] };

/// Of every object, one object: where nothing decides.
pub const ONLY_ONE: &[Group] = &[Group::One(&[])];

impl Place {
    pub const fn new(name: &'static str, holds: Holds) -> Self {
        Self { name, limit: None, holds }
    }

    pub const fn at_most(self, limit: usize) -> Self {
        Self { limit: Some(limit), ..self }
    }
}

pub const fn all(name: &'static str) -> Place {
    Place::new(name, Holds::All)
}

pub const fn text(name: &'static str) -> Place {
    Place::new(name, Holds::Text)
}

pub const fn codes(name: &'static str, codes: &'static Codes) -> Place {
    Place::new(name, Holds::Codes(codes))
}

pub const fn one_code(name: &'static str, codes: &'static Codes) -> Place {
    Place::new(name, Holds::OneCode(codes))
}

pub const fn items(name: &'static str, items: Items) -> Place {
    Place::new(name, Holds::Items(items))
}
