//! EU AI Act (Regulation (EU) 2024/1689), Annex VIII, section C: what a public body registers of a high-risk system that
//! it uses. It is short: what the system is stands in the provider's own entry (section A), to which C.3 leads.
use super::place::{Group, ITEMS, Items, Place, all, items};

pub const PLACES: &[(&str, Place)] = &[
    ("organization", all("C.1")),
    (
        "aliasIds",
        items("C.3", Items { by: "scheme", groups: &[Group::One(&["euDb"])], members: &["scheme", "value"], ..ITEMS }),
    ),
    ("accountableRole", all("C.1")),
    ("submittedBy", all("C.2")),
    (
        "impactAssessments",
        items(
            "C.4",
            Items {
                // A summary of the assessment of fundamental rights, and one (C.5) of that of data protection.
                by: "type",
                groups: &[Group::One(&["fria"]), Group::One(&["dpia"])],
                members: &["type", "summary"],
                granted: &[("status", "done")],
                ..ITEMS
            },
        ),
    ),
    ("conformity", items("C.3", Items { members: &["euDatabaseUrl"], ..ITEMS })),
    ("publicContact", all("C.1")),
];
