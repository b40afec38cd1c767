//! New York City, Local Law 35 of 2022: the yearly report on algorithmic tools. It is not part of the model; the table
//! follows the columns of the report, which have no length limits.
use super::mapping::{Codes, FieldMapping, ITEMS, Items, ONLY_ONE, Target, all, items, one_code, text};

/// "Identifying information": yes or no.
const IDENTIFYING: &Codes =
    &[("none", &["no"]), ("identifiable", &["yes"]), ("anonymised", &["no"]), ("pseudonymised", &["yes"])];

pub const MAPPINGS: &[(&str, FieldMapping)] = &[
    ("organization", all("agency")),
    // Implied.
    ("defaultLanguage", FieldMapping::new("", Target::Language(&["en"]))),
    ("name", text("tool_name")),
    ("summary", text("tool_desc_brief")),
    ("description", text("tool_desc_detail")),
    ("purpose", text("tool_desc_detail")),
    ("dataSummary", text("data")),
    // The role of the dataset decides between data_training, data_input and data_output.
    ("datasets", text("data_training")),
    ("personalData", one_code("identifying_info", IDENTIFYING)),
    // Types of computation, such as scoring or predictive modelling.
    ("analyticsType", text("analysis_type")),
    ("suppliers", items("vendor_name", Items { groups: ONLY_ONE, members: &["name", "role", "product"], ..ITEMS })),
    ("inUseFrom", FieldMapping::new("date_use", Target::Month)),
    // The unit of analysis, such as people or buildings.
    ("affectedGroups", text("population_type")),
];
