//! Settings, and what the register has from the world around it: time and randomness.
//!
//! Settings come from flags, then from the environment (`REGISTER_…`), then from `register.toml`.
use crate::domain::networks::Network;
use crate::domain::values::{Instant, instant};
use serde::Deserialize;
use std::cell::Cell;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::{ContextV7, Timestamp, Uuid};

/// Settings that every command knows. In `register.toml` they are in camelCase: `databaseUrl`.
#[derive(Clone, Default, Deserialize, clap::Args)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Options {
    /// Folder of the SQLite file, the search index and the keys [default: data]
    #[arg(long, global = true, env = "REGISTER_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// sqlite://FILE or postgres://USER:PASSWORD@HOST/NAME [default: SQLite in the data folder]
    #[arg(long, global = true, env = "REGISTER_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// The key that signs the log, as `key generate` prints it [default: the file keys/log.key in the data folder]
    #[arg(long, global = true, env = "REGISTER_LOG_KEY", value_name = "KEY", hide_env_values = true)]
    pub log_key: Option<String>,
    /// The key that seals secrets in the database: 32 bytes in base64url [default: the file keys/instance.key]
    #[arg(long, global = true, env = "REGISTER_INSTANCE_KEY", value_name = "KEY", hide_env_values = true)]
    pub instance_key: Option<String>,
    /// The name of the log, if a key must be made: a word of your domain, such as register.example.org/log
    #[arg(long, global = true, env = "REGISTER_LOG_NAME", value_name = "NAME")]
    pub log_name: Option<String>,
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, global = true, env = "REGISTER_BIND", value_name = "ADDRESS:PORT")]
    pub bind: Option<SocketAddr>,
    /// The address under which the register is reached from outside [default: http://BIND]
    #[arg(long, global = true, env = "REGISTER_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Proxies whose X-Forwarded-For is believed, as addresses or networks with commas between [default: 127.0.0.0/8,::1]
    #[arg(long, global = true, env = "REGISTER_TRUSTED_PROXIES", value_name = "NETWORKS")]
    pub trusted_proxies: Option<String>,
    /// Memory for finished answers, in megabytes; 0 keeps none [default: 4]
    #[arg(long, global = true, env = "REGISTER_RESPONSE_CACHE_MB", value_name = "MB")]
    pub response_cache_mb: Option<u64>,
    /// How many requests may wait for changes at one time [default: 500]
    #[arg(long, global = true, env = "REGISTER_MAX_LONG_POLLS", value_name = "NUMBER")]
    pub max_long_polls: Option<usize>,
    /// How many challenges may be filed in an hour from one network without a proof of work; with one it is twelve times as
    /// many [default: 5]
    #[arg(long, global = true, env = "REGISTER_CHALLENGE_RATE_LIMIT", value_name = "NUMBER")]
    pub challenge_rate_limit: Option<u32>,
    /// Who runs the register: named as the publisher in its catalogue of open data
    #[arg(long, global = true, env = "REGISTER_OPERATOR", value_name = "NAME")]
    pub operator: Option<String>,
    /// Where requests to addresses that users gave may go beyond the public internet, and without https: HOST:PORT and
    /// networks such as 10.0.0.0/8, separated by commas
    #[arg(long, global = true, env = "REGISTER_OUTBOUND_ALLOWLIST", value_name = "LIST")]
    pub outbound_allowlist: Option<String>,
    /// The mail server through which notifications go: smtp://HOST[:PORT] with STARTTLS, smtps://HOST[:PORT] with TLS from the
    /// beginning, or smtp://HOST[:PORT]?tls=none [default: no mail is sent]
    #[arg(long, global = true, env = "REGISTER_SMTP_URL", value_name = "URL")]
    pub smtp_url: Option<String>,
    /// Who logs in there
    #[arg(long, global = true, env = "REGISTER_SMTP_USER", value_name = "NAME")]
    pub smtp_user: Option<String>,
    /// With which password
    #[arg(long, global = true, env = "REGISTER_SMTP_PASSWORD", value_name = "PASSWORD", hide_env_values = true)]
    pub smtp_password: Option<String>,
    /// Whom mails are from: ADDRESS or NAME <ADDRESS>
    #[arg(long, global = true, env = "REGISTER_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// What to tell in the program's own output: error, warn, info, debug or trace [default: info]
    #[arg(long, global = true, env = "REGISTER_LOG_LEVEL", value_name = "LEVEL")]
    pub log_level: Option<String>,
    /// Output as JSON lines
    #[arg(long, global = true, env = "REGISTER_LOG_JSON", value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub log_json: Option<bool>,
}

/// Settings as they apply. Not `Debug`: they hold the signing key and passwords.
#[derive(Clone)]
pub struct Settings {
    pub data: PathBuf,
    pub database_url: String,
    pub log_key: Option<String>,
    pub instance_key: Option<String>,
    pub log_name: Option<String>,
    pub bind: SocketAddr,
    pub public_url: String,
    /// Proxies that are believed when they say whom they ask for.
    pub trusted_proxies: Vec<Network>,
    /// Memory for finished answers, in megabytes.
    pub response_cache_mb: u64,
    pub max_long_polls: usize,
    /// Challenges in an hour from one network without a proof of work.
    pub challenge_rate_limit: u32,
    pub operator: Option<String>,
    /// Where requests to addresses that users gave may go beyond the public internet.
    pub outbound_allowlist: Option<String>,
    pub smtp_url: Option<String>,
    pub smtp_user: Option<String>,
    pub smtp_password: Option<String>,
    pub mail_from: Option<String>,
    pub log_level: String,
    pub log_json: bool,
}

impl Settings {
    /// Flags and environment (which clap has read into `given`) before `register.toml`, before the defaults.
    ///
    /// # Errors
    /// If the file cannot be read or has a name that nobody knows.
    pub fn new(given: Options, file: &Path) -> anyhow::Result<Self> {
        let file: Options = match std::fs::read_to_string(file) {
            Ok(text) => toml::from_str(&text).map_err(|error| anyhow::anyhow!("{}: {error}", file.display()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Options::default(),
            Err(error) => anyhow::bail!("{}: {error}", file.display()),
        };
        let data = given.data.or(file.data).unwrap_or_else(|| "data".into());
        let bind = given.bind.or(file.bind).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let public_url = given.public_url.or(file.public_url).unwrap_or_else(|| format!("http://{bind}"));
        let proxies = given.trusted_proxies.or(file.trusted_proxies).unwrap_or_else(|| LOOPBACK.into());
        Ok(Self {
            trusted_proxies: networks(&proxies)?,
            database_url: given
                .database_url
                .or(file.database_url)
                .unwrap_or_else(|| format!("sqlite://{}", data.join("register.db").display())),
            response_cache_mb: given.response_cache_mb.or(file.response_cache_mb).unwrap_or(4),
            log_key: given.log_key.or(file.log_key),
            instance_key: given.instance_key.or(file.instance_key),
            log_name: given.log_name.or(file.log_name),
            max_long_polls: given.max_long_polls.or(file.max_long_polls).unwrap_or(500),
            challenge_rate_limit: given.challenge_rate_limit.or(file.challenge_rate_limit).unwrap_or(5),
            operator: given.operator.or(file.operator),
            outbound_allowlist: given.outbound_allowlist.or(file.outbound_allowlist),
            smtp_url: given.smtp_url.or(file.smtp_url),
            smtp_user: given.smtp_user.or(file.smtp_user),
            smtp_password: given.smtp_password.or(file.smtp_password),
            mail_from: given.mail_from.or(file.mail_from),
            log_level: given.log_level.or(file.log_level).unwrap_or_else(|| "info".into()),
            log_json: given.log_json.or(file.log_json).unwrap_or(false),
            public_url: public_url.trim_end_matches('/').to_owned(),
            data,
            bind,
        })
    }
}

/// Who is on this machine speaks for others.
const LOOPBACK: &str = "127.0.0.0/8,::1";

fn networks(text: &str) -> anyhow::Result<Vec<Network>> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Network::parse(part).ok_or_else(|| anyhow::anyhow!("{part:?} is no network of proxies"))).collect()
}

/// What time it is. Everything that asks goes through this, so that tests and replays can set it.
#[derive(Debug, Clone, Default)]
pub struct Clock(Arc<AtomicI64>);

/// The clock follows the world when it is not set; the first microsecond of 1970 is no time that anybody sets it to.
const FOLLOWS: i64 = 0;

impl Clock {
    /// The time of the world.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that stands still.
    pub fn at(at: Instant) -> Self {
        let clock = Self::default();
        clock.set(at);
        clock
    }

    /// Stands still at `at` from now on.
    pub fn set(&self, at: Instant) {
        self.0.store(at.timestamp_micros(), Ordering::SeqCst);
    }

    /// Follows the world again.
    pub fn release(&self) {
        self.0.store(FOLLOWS, Ordering::SeqCst);
    }

    /// The time, to the microsecond.
    pub fn now(&self) -> Instant {
        let set = self.0.load(Ordering::SeqCst);
        let set = (set != FOLLOWS).then(|| chrono::DateTime::from_timestamp_micros(set)).flatten();
        #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the world")]
        instant(set.unwrap_or_else(chrono::Utc::now))
    }
}

/// Random bytes of the operating system.
pub fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

/// The same, for as many as there are.
pub fn fill_random(bytes: &mut [u8]) -> anyhow::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the world")]
    getrandom::fill(bytes).map_err(|error| anyhow::anyhow!("no randomness: {error}"))
}

/// A UUIDv7 of this time.
pub fn new_id(now: Instant) -> anyhow::Result<Uuid> {
    let millis = u64::try_from(now.timestamp_millis())?;
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &random()?).into_uuid())
}

/// Makes ids that sort in the order in which they were made, within a millisecond too.
#[derive(Default)]
pub struct Ids(Cell<(ContextV7, i64)>);

impl Ids {
    /// A UUIDv7 of this time.
    pub fn next(&self, now: Instant) -> anyhow::Result<Uuid> {
        let millis = now.timestamp_millis();
        let (mut counter, last) = self.0.take();
        if millis < last {
            // The counter would go on in the time before the clock was put back.
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
    fn ids_sort_as_they_were_made_and_tell_the_time() {
        let ids = Ids::default();
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let made = |now: Instant, count: usize| (0..count).map(|_| ids.next(now).unwrap()).collect::<Vec<_>>();
        let morning = at("2026-03-02T09:00:00.0015Z");
        let mut all = made(morning, 500);
        all.extend(made(at("2026-03-02T09:00:00.0011Z"), 500));
        all.extend(made(at("2026-03-02T09:00:00.002Z"), 500));
        assert!(all.is_sorted_by(|one, next| one < next));
        // A clock that was put back is the clock.
        let earlier = made(at("2026-03-01T09:00:00Z"), 500);
        assert!(earlier.is_sorted_by(|one, next| one < next));
        for (id, now) in [(all[999], morning), (earlier[499], at("2026-03-01T09:00:00Z"))] {
            let (seconds, nanos) = id.get_timestamp().unwrap().to_unix();
            assert_eq!((seconds * 1000 + u64::from(nanos) / 1_000_000) as i64, now.timestamp_millis());
        }
    }

    #[test]
    fn flags_come_before_the_file_and_the_file_before_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("register.toml");
        std::fs::write(&file, "bind = \"127.0.0.1:9\"\ndata = \"/srv\"\n").unwrap();
        let given = Options { data: Some("/flag".into()), ..Options::default() };
        let settings = Settings::new(given, &file).unwrap();
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
