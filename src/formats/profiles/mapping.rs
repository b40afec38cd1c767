//! Mappings of record fields to a standard: the target field, and what it can hold.

/// The mapping of a record field.
pub struct FieldMapping {
    /// The name of the target field. Several record fields can share it.
    pub name: &'static str,
    /// The maximum number of characters, if the standard has a limit.
    pub limit: Option<usize>,
    pub target: Target,
}

/// The values that a target field can hold.
pub enum Target {
    /// Everything that the record field can express.
    All,
    /// Text. Values other than text are converted to text.
    Text,
    /// Codes of the standard: any number, or one.
    Codes(&'static Codes),
    OneCode(&'static Codes),
    /// A year and a month.
    Month,
    /// Keywords, each with a language.
    Tags,
    /// The language of the whole record: one of these, or any.
    Language(&'static [&'static str]),
    /// Only this value, which is implied and therefore not exported.
    Implied(&'static str),
    /// The first item of a list.
    First,
    /// Objects, or some of their members.
    Items(Items),
}

/// The codes of the standard for each code of the record. A code that several record codes share is imported as the
/// first of them.
pub type Codes = [(&'static str, &'static [&'static str])];

/// The part of a list of objects that a target field can hold.
pub struct Items {
    /// The member that decides which objects can be exported. Its values are in `groups`.
    pub decided_by: &'static str,
    pub groups: &'static [Group],
    /// The members that can be exported.
    pub members: &'static [&'static str],
    /// Members that are not exported, and the value that is implied.
    pub implied: &'static [(&'static str, &'static str)],
    /// The maximum lengths of members.
    pub limits: &'static [(&'static str, usize)],
    /// The codes of members.
    pub codes: &'static [(&'static str, &'static Codes)],
}

/// Values of the deciding member that share one target.
pub enum Group {
    /// Any number of objects.
    Any(&'static [&'static str]),
    /// One object.
    One(&'static [&'static str]),
}

/// All objects, but none of their members: a base for struct update syntax.
pub const ITEMS: Items = Items { decided_by: "", groups: &[], members: &[], implied: &[], limits: &[], codes: &[] };

/// One object of any kind.
pub const ONLY_ONE: &[Group] = &[Group::One(&[])];

impl FieldMapping {
    pub const fn new(name: &'static str, target: Target) -> Self {
        Self { name, limit: None, target }
    }

    pub const fn at_most(self, limit: usize) -> Self {
        Self { limit: Some(limit), ..self }
    }
}

pub const fn all(name: &'static str) -> FieldMapping {
    FieldMapping::new(name, Target::All)
}

pub const fn text(name: &'static str) -> FieldMapping {
    FieldMapping::new(name, Target::Text)
}

pub const fn codes(name: &'static str, codes: &'static Codes) -> FieldMapping {
    FieldMapping::new(name, Target::Codes(codes))
}

pub const fn one_code(name: &'static str, codes: &'static Codes) -> FieldMapping {
    FieldMapping::new(name, Target::OneCode(codes))
}

pub const fn items(name: &'static str, items: Items) -> FieldMapping {
    FieldMapping::new(name, Target::Items(items))
}
