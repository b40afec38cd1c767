//! Settings, and the external sources of time and randomness.
//!
//! Settings come from command-line options, then environment variables (`REGISTER_…`), then `register.toml`.
use crate::domain::networks::Network;
use crate::domain::values::{Instant, instant};
use serde::Deserialize;
use std::cell::Cell;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::{ContextV7, Timestamp, Uuid};

/// The options that every command accepts. `register.toml` uses camelCase names: `databaseUrl`.
#[derive(Clone, Default, Deserialize, clap::Args)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Options {
    /// Data directory for the SQLite database, the search index and the keys [default: data]
    #[arg(long, global = true, env = "REGISTER_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Database: sqlite://FILE or postgres://USER:PASSWORD@HOST/NAME [default: SQLite in the data directory]
    #[arg(long, global = true, env = "REGISTER_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Key that signs the log, as printed by `key generate --print` [default: the file keys/log.key in the data
    /// directory]
    #[arg(long, global = true, env = "REGISTER_LOG_KEY", value_name = "KEY", hide_env_values = true)]
    pub log_key: Option<String>,
    /// Key that encrypts secrets in the database: 32 bytes in base64url [default: the file keys/instance.key in the
    /// data directory]
    #[arg(long, global = true, env = "REGISTER_INSTANCE_KEY", value_name = "KEY", hide_env_values = true)]
    pub instance_key: Option<String>,
    /// Name of a new log: a name under your domain, such as register.example.org/log. Used when a key is generated
    #[arg(long, global = true, env = "REGISTER_LOG_NAME", value_name = "NAME")]
    pub log_name: Option<String>,
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, global = true, env = "REGISTER_BIND", value_name = "ADDRESS:PORT")]
    pub bind: Option<SocketAddr>,
    /// Public URL of the register [default: http://BIND]
    #[arg(long, global = true, env = "REGISTER_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Proxies whose X-Forwarded-For header is trusted, as comma-separated addresses or networks [default:
    /// 127.0.0.0/8,::1]
    #[arg(long, global = true, env = "REGISTER_TRUSTED_PROXIES", value_name = "NETWORKS")]
    pub trusted_proxies: Option<String>,
    /// Size of the response cache in megabytes; 0 turns it off [default: 4]
    #[arg(long, global = true, env = "REGISTER_RESPONSE_CACHE_MB", value_name = "MB")]
    pub response_cache_mb: Option<u64>,
    /// Maximum number of requests that wait for changes at the same time (long polls) [default: 500]
    #[arg(long, global = true, env = "REGISTER_MAX_LONG_POLLS", value_name = "NUMBER")]
    pub max_long_polls: Option<usize>,
    /// Number of challenges that one network may submit per hour without proof of work; with proof of work, 12 times as
    /// many [default: 5]
    #[arg(long, global = true, env = "REGISTER_CHALLENGE_RATE_LIMIT", value_name = "NUMBER")]
    pub challenge_rate_limit: Option<u32>,
    /// Name of the operator, shown as the publisher of the open data catalogue
    #[arg(long, global = true, env = "REGISTER_OPERATOR", value_name = "NAME")]
    pub operator: Option<String>,
    /// E-mail address of the operator, shown as the contact in the description of the API
    #[arg(long, global = true, env = "REGISTER_OPERATOR_EMAIL", value_name = "ADDRESS")]
    pub operator_email: Option<String>,
    /// Exceptions to the rule that outbound requests to URLs entered by users use https and the public internet:
    /// comma-separated HOST:PORT pairs and networks, such as 10.0.0.0/8
    #[arg(long, global = true, env = "REGISTER_OUTBOUND_ALLOWLIST", value_name = "LIST")]
    pub outbound_allowlist: Option<String>,
    /// Mail server for notifications: smtp://HOST[:PORT] with STARTTLS, smtps://HOST[:PORT] with TLS, or
    /// smtp://HOST[:PORT]?tls=none without encryption [default: no mail is sent]
    #[arg(long, global = true, env = "REGISTER_SMTP_URL", value_name = "URL")]
    pub smtp_url: Option<String>,
    /// User name for the mail server
    #[arg(long, global = true, env = "REGISTER_SMTP_USER", value_name = "NAME")]
    pub smtp_user: Option<String>,
    /// Password for the mail server
    #[arg(long, global = true, env = "REGISTER_SMTP_PASSWORD", value_name = "PASSWORD", hide_env_values = true)]
    pub smtp_password: Option<String>,
    /// Sender of notifications, as ADDRESS or NAME <ADDRESS>
    #[arg(long, global = true, env = "REGISTER_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// Log level of the program: error, warn, info, debug or trace [default: info]
    #[arg(long, global = true, env = "REGISTER_LOG_LEVEL", value_name = "LEVEL")]
    pub log_level: Option<String>,
    /// Write the program's log as JSON lines
    #[arg(long, global = true, env = "REGISTER_LOG_JSON", value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub log_json: Option<bool>,
}

/// The effective settings. Not `Debug`, because they contain the signing key and passwords.
#[derive(Clone)]
pub struct Settings {
    pub data: PathBuf,
    pub database_url: String,
    pub log_key: Option<String>,
    pub instance_key: Option<String>,
    pub log_name: Option<String>,
    pub bind: SocketAddr,
    pub public_url: String,
    /// Proxies whose forwarded client addresses are trusted.
    pub trusted_proxies: Vec<Network>,
    /// The size of the response cache in megabytes.
    pub response_cache_mb: u64,
    pub max_long_polls: usize,
    /// The number of challenges per hour and network without proof of work.
    pub challenge_rate_limit: u32,
    pub operator: Option<String>,
    pub operator_email: Option<String>,
    /// Destinations that outbound requests may reach besides the public internet.
    pub outbound_allowlist: Option<String>,
    pub smtp_url: Option<String>,
    pub smtp_user: Option<String>,
    pub smtp_password: Option<String>,
    pub mail_from: Option<String>,
    pub log_level: String,
    pub log_json: bool,
}

impl Settings {
    /// Merges options and environment variables (both parsed by clap) with `register.toml` and the defaults.
    ///
    /// # Errors
    /// If the file cannot be read or contains an unknown setting.
    pub fn new(options: Options, file: &Path) -> anyhow::Result<Self> {
        let file: Options = match std::fs::read_to_string(file) {
            Ok(text) => toml::from_str(&text).map_err(|error| anyhow::anyhow!("{}: {error}", file.display()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Options::default(),
            Err(error) => anyhow::bail!("{}: {error}", file.display()),
        };
        let data = options.data.or(file.data).unwrap_or_else(|| "data".into());
        let bind = options.bind.or(file.bind).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let public_url = options.public_url.or(file.public_url).unwrap_or_else(|| format!("http://{bind}"));
        let proxies = options.trusted_proxies.or(file.trusted_proxies).unwrap_or_else(|| LOOPBACK.into());
        Ok(Self {
            trusted_proxies: networks(&proxies)?,
            database_url: options
                .database_url
                .or(file.database_url)
                .unwrap_or_else(|| format!("sqlite://{}", data.join("register.db").display())),
            response_cache_mb: options.response_cache_mb.or(file.response_cache_mb).unwrap_or(4),
            log_key: options.log_key.or(file.log_key),
            instance_key: options.instance_key.or(file.instance_key),
            log_name: options.log_name.or(file.log_name),
            max_long_polls: options.max_long_polls.or(file.max_long_polls).unwrap_or(500),
            challenge_rate_limit: options.challenge_rate_limit.or(file.challenge_rate_limit).unwrap_or(5),
            operator: options.operator.or(file.operator),
            operator_email: options.operator_email.or(file.operator_email),
            outbound_allowlist: options.outbound_allowlist.or(file.outbound_allowlist),
            smtp_url: options.smtp_url.or(file.smtp_url),
            smtp_user: options.smtp_user.or(file.smtp_user),
            smtp_password: options.smtp_password.or(file.smtp_password),
            mail_from: options.mail_from.or(file.mail_from),
            log_level: options.log_level.or(file.log_level).unwrap_or_else(|| "info".into()),
            log_json: options.log_json.or(file.log_json).unwrap_or(false),
            public_url: public_url.trim_end_matches('/').to_owned(),
            data,
            bind,
        })
    }
}

/// The local host is trusted as a proxy.
const LOOPBACK: &str = "127.0.0.0/8,::1";

fn networks(text: &str) -> anyhow::Result<Vec<Network>> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            Network::parse(part)
                .ok_or_else(|| anyhow::anyhow!("trusted proxies: {part:?} is not an IP address or network"))
        })
        .collect()
}

/// The source of the current time. All code reads the time from a `Clock`, so that tests and replays can set it.
#[derive(Debug, Clone, Default)]
pub struct Clock(Arc<AtomicI64>);

/// Marks a clock that follows the system time. No clock is ever set to 1970.
const UNSET: i64 = 0;

impl Clock {
    /// Creates a clock that follows the system time.
    pub fn system() -> Self {
        Self::default()
    }

    /// Creates a clock that is stopped at `at`.
    pub fn at(at: Instant) -> Self {
        let clock = Self::default();
        clock.set(at);
        clock
    }

    /// Stops the clock at `at`.
    pub fn set(&self, at: Instant) {
        self.0.store(at.timestamp_micros(), Ordering::SeqCst);
    }

    /// Makes the clock follow the system time again.
    pub fn release(&self) {
        self.0.store(UNSET, Ordering::SeqCst);
    }

    /// Returns the current time with microsecond precision.
    pub fn now(&self) -> Instant {
        let stopped_at = self.0.load(Ordering::SeqCst);
        let stopped_at = (stopped_at != UNSET).then(|| chrono::DateTime::from_timestamp_micros(stopped_at)).flatten();
        #[expect(clippy::disallowed_methods, reason = "the only place that reads the system time or randomness")]
        instant(stopped_at.unwrap_or_else(chrono::Utc::now))
    }
}

/// Returns random bytes of the operating system.
pub fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

/// Fills a buffer with random bytes of the operating system.
pub fn fill_random(bytes: &mut [u8]) -> anyhow::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "the only place that reads the system time or randomness")]
    getrandom::fill(bytes).map_err(|error| anyhow::anyhow!("the operating system returned no random bytes: {error}"))
}

/// Creates a UUIDv7 of the time `now`.
pub fn new_id(now: Instant) -> anyhow::Result<Uuid> {
    let millis = u64::try_from(now.timestamp_millis())?;
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &random()?).into_uuid())
}

/// Generates ids that sort in the order of their creation, even within a millisecond.
#[derive(Default)]
pub struct IdGenerator(Cell<(ContextV7, i64)>);

impl IdGenerator {
    /// Creates a UUIDv7 of the time `now`.
    pub fn next(&self, now: Instant) -> anyhow::Result<Uuid> {
        let millis = now.timestamp_millis();
        let (mut counter, last) = self.0.take();
        if millis < last {
            // The old counter would continue in the time before the clock was set back.
            counter = ContextV7::new();
        }
        let at = Timestamp::from_unix(&counter, u64::try_from(now.timestamp())?, now.timestamp_subsec_nanos());
        self.0.set((counter, millis));
        Ok(Uuid::new_v7(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_creation_and_contain_the_time() {
        let ids = IdGenerator::default();
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let generated = |now: Instant, count: usize| (0..count).map(|_| ids.next(now).unwrap()).collect::<Vec<_>>();
        let morning = at("2026-03-02T09:00:00.0015Z");
        let mut all = generated(morning, 500);
        all.extend(generated(at("2026-03-02T09:00:00.0011Z"), 500));
        all.extend(generated(at("2026-03-02T09:00:00.002Z"), 500));
        assert!(all.is_sorted_by(|id, next| id < next));
        // Ids follow a clock that was set back.
        let earlier = generated(at("2026-03-01T09:00:00Z"), 500);
        assert!(earlier.is_sorted_by(|id, next| id < next));
        for (id, now) in [(all[999], morning), (earlier[499], at("2026-03-01T09:00:00Z"))] {
            let (seconds, nanos) = id.get_timestamp().unwrap().to_unix();
            assert_eq!((seconds * 1000 + u64::from(nanos) / 1_000_000) as i64, now.timestamp_millis());
        }
    }

    #[test]
    fn options_override_the_file_and_the_file_overrides_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("register.toml");
        std::fs::write(&file, "bind = \"127.0.0.1:9\"\ndata = \"/srv\"\n").unwrap();
        let options = Options { data: Some("/flag".into()), ..Options::default() };
        let settings = Settings::new(options, &file).unwrap();
        assert_eq!((settings.data.to_str(), settings.bind.port()), (Some("/flag"), 9));
        assert_eq!(settings.database_url, "sqlite:///flag/register.db");
        assert_eq!(settings.public_url, "http://127.0.0.1:9");
        std::fs::write(&file, "bnd = 1\n").unwrap();
        assert!(Settings::new(Options::default(), &file).err().unwrap().to_string().contains("bnd"));
    }

    #[test]
    fn a_clock_can_be_set_and_released() {
        let at = "2026-05-13T14:57:46Z".parse().unwrap();
        let clock = Clock::at(at);
        assert_eq!(clock.now(), at);
        clock.release();
        assert!(clock.now() > at);
    }
}
