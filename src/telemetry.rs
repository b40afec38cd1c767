//! What the program says about itself while it runs. Never an IP address, never a secret, never a private text.
use crate::config::Settings;
use tracing_subscriber::EnvFilter;

/// tantivy tells every commit at level info; actix every start, and as an error every request that is none, which
/// strangers could fill a disk with.
const QUIET: &str = "tantivy=warn,actix_server=warn,actix_http=off";

/// Begins the output on standard error. Only the first call of a process counts.
pub fn begin(settings: &Settings) {
    let filter = EnvFilter::try_new(format!("{},{QUIET}", settings.log_level));
    let filter = filter.unwrap_or_else(|_| EnvFilter::new(format!("info,{QUIET}")));
    let output = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    let _ = if settings.log_json { output.json().try_init() } else { output.try_init() };
}
