use crate::http;
use clap::Args;

/// Print the OpenAPI document
///
/// Example: algorithm-register openapi > openapi.json
#[derive(Debug, Args)]
pub struct Openapi {}

impl Openapi {
    pub fn run(self) -> anyhow::Result<()> {
        println!("{}", serde_json::to_string_pretty(&http::document())?);
        Ok(())
    }
}
