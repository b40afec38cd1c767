//! New York City, Local Law 35 of 2022: the yearly report on algorithmic tools. The model does not know it; this follows
//! the columns of the report. They name no longest text.
use super::place::{Codes, Holds, ITEMS, Items, ONLY_ONE, Place, all, items, one_code, text};

/// Whether the tool uses identifying information: yes or no.
const IDENTIFYING: &Codes =
    &[("none", &["no"]), ("identifiable", &["yes"]), ("anonymised", &["no"]), ("pseudonymised", &["yes"])];

pub const PLACES: &[(&str, Place)] = &[
    ("organization", all("agency")),
    // Goes without saying.
    ("defaultLanguage", Place::new("", Holds::Language(&["en"]))),
    ("name", text("tool_name")),
    ("summary", text("tool_desc_brief")),
    ("description", text("tool_desc_detail")),
    ("purpose", text("tool_desc_detail")),
    ("dataSummary", text("data")),
    // Which of data_training, data_input and data_output: by the dataset's role.
    ("datasets", text("data_training")),
    ("personalData", one_code("identifying_info", IDENTIFYING)),
    // Types of computation, such as scoring or predictive modelling.
    ("analyticsType", text("analysis_type")),
    ("suppliers", items("vendor_name", Items { groups: ONLY_ONE, members: &["name", "role", "product"], ..ITEMS })),
    ("inUseFrom", Place::new("date_use", Holds::Month)),
    // The unit of analysis, such as people or buildings.
    ("affectedGroups", text("population_type")),
];
