//! EU AI Act (Regulation (EU) 2024/1689), Annex VIII, section C: what a public body registers about a high-risk system
//! that it uses. The section is short, because the description of the system is part of the provider's own entry
//! (section A), to which C.3 refers.
use super::mapping::{FieldMapping, Group, ITEMS, Items, all, items};

pub const MAPPINGS: &[(&str, FieldMapping)] = &[
    ("organization", all("C.1")),
    (
        "aliasIds",
        items(
            "C.3",
            Items { decided_by: "scheme", groups: &[Group::One(&["euDb"])], members: &["scheme", "value"], ..ITEMS },
        ),
    ),
    ("accountableRole", all("C.1")),
    ("submittedBy", all("C.2")),
    (
        "impactAssessments",
        items(
            "C.4",
            Items {
                // Summaries of the fundamental rights impact assessment (C.4) and the data protection impact assessment
                // (C.5).
                decided_by: "type",
                groups: &[Group::One(&["fria"]), Group::One(&["dpia"])],
                members: &["type", "summary"],
                implied: &[("status", "done")],
                ..ITEMS
            },
        ),
    ),
    ("conformity", items("C.3", Items { members: &["euDatabaseUrl"], ..ITEMS })),
    ("publicContact", all("C.1")),
];
