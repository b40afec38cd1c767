//! Items of feeds for events of systems.
use crate::catalog::System;
use crate::catalog::events::{Event, EventKind, FieldSet};
use crate::catalog::systems::Facet;
use crate::http::handlers::feeds::model::{Author, CodeList, Item, Paragraph, Tag};
use crate::http::handlers::feeds::renderer::{ItemRenderer, step_label, system_name};
use crate::log::EntryKind;
use fluent_bundle::FluentValue;
use smol_str::SmolStr;

/// Number of fields that a summary names.
const MAX_SUMMARY_FIELDS: usize = 3;

impl ItemRenderer<'_> {
    /// Renders an event of a system. `None`: the event is a step of a challenge, or its system is unknown, which does
    /// not happen to events of the catalog.
    pub fn render_system_event(&self, event: &Event) -> Option<Item> {
        let (kind, heading) = match event.kind {
            EventKind::Published => (EntryKind::SystemPublished, "event-new"),
            EventKind::Changed => (EntryKind::SystemPublished, "event-changed"),
            EventKind::Returned => (EntryKind::SystemPublished, "event-back"),
            EventKind::Confirmed => (EntryKind::SystemConfirmed, "event-confirmed"),
            EventKind::Withdrawn(_) => (EntryKind::SystemWithdrawn, "event-withdrawn"),
            EventKind::Redacted(_) => (EntryKind::SystemRedacted, "event-redacted"),
            EventKind::Challenge(_) => return None,
        };
        let Event { index, at, subject, version, kind: event_kind, fields, note } = event;
        let system = self.state.by_number(*subject)?;
        let translator = self.translator;
        let heading = translator.message(heading);
        let name = system_name(system, self.preferred);
        let description = self.describe(event, &self.field_labels(*fields, usize::MAX));
        let summary = match fields.names().nth(MAX_SUMMARY_FIELDS) {
            None => description.clone(),
            Some(_) => self.describe(event, &self.field_labels(*fields, MAX_SUMMARY_FIELDS)),
        };
        let mut paragraphs = vec![Paragraph { lang: translator.lang().clone(), text: description }];
        let default = &system.indexed.default_language;
        if let Some(note) = note {
            paragraphs.extend(note.best(self.preferred, default).map(Paragraph::from));
        }
        if let EventKind::Published | EventKind::Returned = event_kind {
            paragraphs.extend(system.indexed.summary.best(self.preferred, default).map(Paragraph::from));
        }
        Some(Item {
            id: self.entry_urn(*index),
            index: *index,
            kind,
            version: *version,
            challenge: None,
            url: match kind {
                EntryKind::SystemPublished => self.urls.version(system.id, *version),
                _ => self.urls.system(system.id),
            },
            title: translator.format("event-title", &[("event", heading.into()), ("name", name.into())]),
            summary,
            paragraphs,
            at: *at,
            author: self.system_author(system),
            tags: self.tags(system),
        })
    }

    /// Describes an event in one sentence that names the given fields.
    fn describe(&self, event: &Event, fields: &str) -> String {
        let translator = self.translator;
        let fields = ("fields", FluentValue::from(fields.to_owned()));
        let no_fields = event.fields == FieldSet::default();
        match event.kind {
            EventKind::Published => translator.message("event-new").into_owned(),
            EventKind::Changed if no_fields => translator.message("event-changed").into_owned(),
            EventKind::Changed => translator.format("changed-fields", &[fields]),
            EventKind::Returned if no_fields => translator.message("event-back").into_owned(),
            EventKind::Returned => translator.format("back-fields", &[fields]),
            EventKind::Confirmed => translator.message("event-confirmed").into_owned(),
            EventKind::Challenge(kind) => step_label(translator, kind).into_owned(),
            EventKind::Withdrawn(None) => translator.message("event-withdrawn").into_owned(),
            EventKind::Withdrawn(Some(reason)) => {
                let reason = translator.code("withdrawalReason", reason.as_str());
                translator.format("withdrawn-because", &[("reason", reason.into())])
            }
            EventKind::Redacted(ground) => {
                let ground =
                    ground.map_or_else(Default::default, |ground| translator.code("redactionGround", ground.as_str()));
                translator.format(
                    "redacted-fields",
                    &[("version", event.version.to_string().into()), ("ground", ground.into()), fields],
                )
            }
        }
    }

    /// Lists the labels of at most `max` fields, and the number of the others.
    fn field_labels(&self, fields: FieldSet, max: usize) -> String {
        let translator = self.translator;
        let labels: Vec<_> = fields.names().map(|field| translator.inside(translator.field(field))).collect();
        if labels.len() <= max {
            return labels.join(", ");
        }
        let count = FluentValue::from(labels.len() - max);
        translator.format("fields-more", &[("fields", labels[..max].join(", ").into()), ("count", count)])
    }

    fn system_author(&self, system: &System) -> Author {
        match system.address() {
            Some((slug, _)) => self.organization_author(slug),
            None => Author { name: system.id.to_string(), url: self.urls.system(system.id) },
        }
    }

    fn tags(&self, system: &System) -> Vec<Tag> {
        let codes = system.indexed.facets.iter();
        let codes = codes.filter(|(facet, _)| matches!(facet, Facet::PolicyArea | Facet::Technique));
        let tag = |(facet, code): &(Facet, SmolStr)| Tag {
            list: CodeList::Field(facet.as_str()),
            code: code.clone(),
            label: self.translator.code(facet.as_str(), code),
        };
        codes.map(tag).collect()
    }
}
