//! The program's own log. It never contains IP addresses, secrets or private texts.
use crate::config::Settings;
use tracing_subscriber::EnvFilter;

/// tantivy logs every commit as info. actix logs every start, and every malformed request as an error, which would let
/// anyone fill the disk.
const DEPENDENCY_LEVELS: &str = "tantivy=warn,actix_server=warn,actix_http=off";

/// Initializes logging to standard error. Only the first call in a process has an effect.
pub fn init(settings: &Settings) {
    let filter = EnvFilter::try_new(format!("{},{DEPENDENCY_LEVELS}", settings.log_level));
    let filter = filter.unwrap_or_else(|_| EnvFilter::new(format!("info,{DEPENDENCY_LEVELS}")));
    let output = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    let _ = if settings.log_json { output.json().try_init() } else { output.try_init() };
}
