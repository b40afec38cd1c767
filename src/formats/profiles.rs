//! Standards to which a record can be exported, and what each would lose of it.
//!
//! Each standard has a table of the record fields that it has a place for; it has no place for other fields. The tables
//! follow `docs/record-model.csv`, which a test compares with them; `nyc-ll35` is not part of it and follows the field
//! list of that law. Deviations are explained in the tables.
mod eu;
mod eurocities;
mod loss_finder;
mod mapping;
mod nl;
mod nyc;
mod uk;

use crate::domain::json::Code;
use crate::domain::languages::Lang;
use crate::domain::systems::Record;
pub use loss_finder::losses;
use mapping::FieldMapping;

/// A standard to which a record can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Profile {
    /// Eurocities Algorithmic Transparency Standard 0.3.1.
    #[code("eurocities-0.3.1")]
    Eurocities,
    /// Dutch Algorithm Register, publication standard 1.0.
    #[code("nl-1.0")]
    Nl,
    /// UK Algorithmic Transparency Recording Standard, version 4.
    #[code("uk-atrs-4")]
    Uk,
    /// EU AI Act, Annex VIII, section C: what public bodies register about a high-risk system that they use.
    #[code("eu-ai-act-viii-c")]
    EuAiAct,
    /// New York City, Local Law 35 of 2022: the yearly report on algorithmic tools.
    #[code("nyc-ll35")]
    Nyc,
}

impl Profile {
    /// Returns the mappings of the standard. Of the fields that share a target, the main one comes first.
    const fn mappings(self) -> &'static [(&'static str, FieldMapping)] {
        match self {
            Self::Eurocities => eurocities::MAPPINGS,
            Self::Nl => nl::MAPPINGS,
            Self::Uk => uk::MAPPINGS,
            Self::EuAiAct => eu::MAPPINGS,
            Self::Nyc => nyc::MAPPINGS,
        }
    }

    /// Returns true if each text is in one language only. Annex VIII requires information without prescribing its form.
    const fn one_language(self) -> bool {
        !matches!(self, Self::EuAiAct)
    }

    /// Returns the language of the export: the one that readers of the standard expect, if the record has it, or else
    /// the record's default language. (`lang` of `nl-1.0` can only be Dutch.) Texts without it use the usual fallback.
    pub fn language(self, record: &Record) -> Lang {
        let expected = match self {
            Self::Nl => Lang::parse("nl"),
            Self::Uk | Self::Nyc => Lang::parse("en"),
            Self::Eurocities | Self::EuAiAct => None,
        };
        let preferred: Vec<_> = expected.into_iter().collect();
        Lang::best(&preferred, record.languages().iter()).unwrap_or(&record.default_language).clone()
    }
}

/// A kind of loss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LossKind {
    /// The standard has no field for the value.
    NoField,
    /// The standard has a code list without a code for the value.
    NoCode,
    /// The code of the standard has a different or less specific meaning.
    CodeMapped { becomes: String },
    /// The standard allows one value, and another value comes first.
    OneValue,
    /// The standard allows one language.
    OneLanguage { exported: Lang, lost: Vec<Lang> },
    /// The standard allows fewer characters. Counted as plain text, including preceding text in the same field.
    Shortened { length: usize, limit: usize },
    /// The value becomes part of a text, which programs cannot interpret.
    AsText,
    /// The value shares a text field with another field, which comes first.
    Joined { with: &'static str },
}

impl LossKind {
    /// All codes.
    pub const CODES: [&'static str; 8] =
        ["noField", "noCode", "codeMapped", "oneValue", "oneLanguage", "shortened", "asText", "joined"];

    /// Returns a stable code for programs.
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

/// A loss and its location in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The JSON Pointer into the record.
    pub pointer: String,
    pub kind: LossKind,
}

#[cfg(test)]
mod tests;
