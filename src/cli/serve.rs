use crate::config::{Clock, Settings};
use crate::http;
use crate::jobs;
use crate::service::Register;
use anyhow::Context;
use clap::Args;
use std::net::TcpListener;

/// Run the server until it receives SIGTERM or Ctrl-C
///
/// Example: algorithm-register serve --bind 0.0.0.0:8080 --data /var/lib/register
#[derive(Debug, Args)]
pub struct Serve {
    /// Number of threads that handle requests [default: one per processor]
    #[arg(long, value_name = "NUMBER")]
    workers: Option<usize>,
}

impl Serve {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let register = Register::open(settings, Clock::system())?;
        serve(register, self.workers)
    }
}

/// Serves an open register.
pub fn serve(register: Register, workers: Option<usize>) -> anyhow::Result<()> {
    let bind = register.settings.bind;
    let listener = TcpListener::bind(bind).with_context(|| format!("cannot listen on {bind}"))?;
    register.follow();
    let jobs = jobs::start(&register)?;
    actix_web::rt::System::new().block_on(async {
        let server = http::serve(register.clone(), listener, workers)?;
        tracing::info!(address = %register.settings.public_url, entries = register.catalog.log_size(), "the register is ready");
        server.await
    })?;
    jobs.stop();
    register.close();
    tracing::info!("stopped");
    Ok(())
}
