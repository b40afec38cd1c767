//! The index schema.
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// The text fields, with the boost of a match in each. A record's name scores highest, then its summary, then the rest.
pub(super) const TEXT_FIELDS: [(&str, f32); 3] = [("name", 6.0), ("summary", 2.5), ("text", 1.0)];
/// Marks a stem and precedes its language, so that stems and words cannot be confused: `<STEM_PREFIX>nl:uitker`.
pub(super) const STEM_PREFIX: char = '\u{1}';

/// The fields of the index. Text fields index each word as written, with accents folded, and its stem at the same
/// position.
pub(super) struct Fields {
    pub key: Field,
    /// The system number, for systems only.
    pub number: Field,
    /// The system, organization or challenge as JSON.
    pub stored: Field,
    /// All words of a record, for matching.
    pub words: Field,
    /// The words of each of [`TEXT_FIELDS`] with positions and frequencies, for ranking and phrases.
    pub texts: [Field; 3],
}

/// Returns the schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let text = |option, norms| {
        let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(option).set_fieldnorms(norms);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        key: schema.add_text_field("key", STRING),
        number: schema.add_u64_field("number", FAST | INDEXED),
        stored: schema.add_text_field("kept", STORED),
        words: schema.add_text_field("words", text(IndexRecordOption::Basic, false)),
        texts: TEXT_FIELDS
            .map(|(name, _)| schema.add_text_field(name, text(IndexRecordOption::WithFreqsAndPositions, true))),
    };
    (schema.build(), fields)
}

/// Returns the indexed form of a stem.
pub(super) fn stem_term(language: &str, stem: &str) -> String {
    format!("{STEM_PREFIX}{language}:{stem}")
}
