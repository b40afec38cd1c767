//! The standards in which a record can go out, and what each would lose of it.
//!
//! Each standard is a table of the fields that it has a place for; a field that is not in it has none. The tables follow
//! `docs/record-model.csv`, and a test compares the two; `nyc-ll35` is not in it and follows that law's own list of
//! fields. Where the list could not say how it is, the table does, with the reason.
mod eu;
mod eurocities;
mod nl;
mod nyc;
mod place;
mod uk;
mod walk;

use crate::domain::languages::Lang;
use crate::domain::shape::codes;
use crate::domain::systems::Record;
use place::Place;

codes! {
    /// A standard in which a record can go out.
    pub enum Profile {
        /// Eurocities Algorithmic Transparency Standard 0.3.1.
        Eurocities = "eurocities-0.3.1",
        /// Dutch Algorithm Register, publication standard 1.0.
        Nl = "nl-1.0",
        /// UK Algorithmic Transparency Recording Standard, version 4.
        Uk = "uk-atrs-4",
        /// EU AI Act, Annex VIII, section C: what public bodies register of a high-risk system that they use.
        EuAiAct = "eu-ai-act-viii-c",
        /// New York City, Local Law 35 of 2022: the yearly report on algorithmic tools.
        Nyc = "nyc-ll35",
    }
}

impl Profile {
    /// The fields of the record that the standard has a place for. Of those that share a place the main one comes first.
    const fn places(self) -> &'static [(&'static str, Place)] {
        match self {
            Self::Eurocities => eurocities::PLACES,
            Self::Nl => nl::PLACES,
            Self::Uk => uk::PLACES,
            Self::EuAiAct => eu::PLACES,
            Self::Nyc => nyc::PLACES,
        }
    }

    /// Whether each text is in one language only. Annex VIII says what is to be told, and nothing of its form.
    const fn one_language(self) -> bool {
        !matches!(self, Self::EuAiAct)
    }

    /// The language in which the record goes out: the one that the standard's readers expect, if the record has it;
    /// else its own. (`lang` of `nl-1.0` can only be Dutch.) Texts that are not in it go out as readers get them.
    pub fn language(self, record: &Record) -> Lang {
        let expected = match self {
            Self::Nl => Lang::parse("nl"),
            Self::Uk | Self::Nyc => Lang::parse("en"),
            Self::Eurocities | Self::EuAiAct => None,
        };
        let wanted: Vec<_> = expected.into_iter().collect();
        Lang::best(&wanted, record.languages().iter()).unwrap_or(&record.default_language).clone()
    }
}

/// What a standard does to a part of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LossKind {
    /// It has no place for it.
    NoField,
    /// It has a list of codes, and none for this value.
    NoCode,
    /// Its code says something else or less.
    CodeMapped { becomes: String },
    /// It has a place for one value, and another comes first.
    OneValue,
    /// It has a place for one language.
    OneLanguage { kept: Lang, lost: Vec<Lang> },
    /// It allows fewer characters, counted as plain text together with what stands before it in the same place.
    Shortened { length: usize, limit: usize },
    /// It becomes words of a text: people can read it, programs cannot.
    AsText,
    /// It stands in one text with another field, which comes first.
    Joined { with: &'static str },
}

impl LossKind {
    /// Every code, for those who explain them.
    pub const CODES: [&'static str; 8] =
        ["noField", "noCode", "codeMapped", "oneValue", "oneLanguage", "shortened", "asText", "joined"];

    /// A word for programs to match on.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoField => "noField",
            Self::NoCode => "noCode",
            Self::CodeMapped { .. } => "codeMapped",
            Self::OneValue => "oneValue",
            Self::OneLanguage { .. } => "oneLanguage",
            Self::Shortened { .. } => "shortened",
            Self::AsText => "asText",
            Self::Joined { .. } => "joined",
        }
    }
}

/// What is lost of a record, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// JSON Pointer into the record.
    pub pointer: String,
    pub what: LossKind,
}

/// Everything that a standard would lose of what the record says, in the order of the record's fields.
///
/// The register's own bookkeeping is not counted: the name in addresses, and the record as another register had it. Nor
/// is who submitted it, which is never published. The name of the organization is not the record's.
pub fn losses(record: &Record, profile: Profile) -> Vec<Loss> {
    walk::Walk::new(record, profile).losses()
}

#[cfg(test)]
mod tests;
