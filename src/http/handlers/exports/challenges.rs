//! Exports of the public challenges.
use crate::Result;
use crate::catalog::challenges::Challenge;
use crate::formats::challenges::{self as table, ChallengeRow};
use crate::http::handlers::challenges::reading::render;
use crate::http::handlers::exports::download::{self, ExportFile};
use crate::http::handlers::exports::format::ExportSource;
use crate::http::handlers::exports::snapshot::ExportBasis;
use crate::http::request::challenge_filter::ChallengeFilter;
use crate::http::request::query::{Languages, QueryParams};
use crate::http::response::last_modified::of_records_and_challenges;
use crate::http::response::media_type::{CSV, NDJSON};
use crate::http::urls::UrlBuilder;
use crate::service::Register;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use anyhow::Context;
use std::sync::Arc;

/// The formats of challenges.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ChallengeFormat {
    Ndjson,
    Csv,
}

/// Export challenges as NDJSON
///
/// One line per challenge, the same as in `/v1/challenges/{reference}?lang=*`, in the order of submission.
#[utoipa::path(
    tag = "bulk",
    params(ChallengeFilter),
    responses((status = 200, description = "One line per challenge", body = String, content_type = "application/x-ndjson")),
)]
#[get("/export/challenges.ndjson")]
pub async fn export_challenges_ndjson(
    register: Data<Register>,
    filter: QueryParams<ChallengeFilter>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let file = ExportFile { name: "challenges.ndjson", content_type: NDJSON };
    export(&register, &filter.0, &request, file, ChallengeFormat::Ndjson).await
}

/// Export challenges as CSV
///
/// RFC 4180 in UTF-8 with a byte order mark, like `/v1/export/systems.csv`. `/v1/export/dictionary` explains the
/// columns. Texts are in the language of the submitter if they are available in it. A cell that begins like a formula
/// is preceded by an apostrophe.
#[utoipa::path(
    tag = "bulk",
    params(ChallengeFilter),
    responses((status = 200, description = "One row per challenge", body = String, content_type = "text/csv")),
)]
#[get("/export/challenges.csv")]
pub async fn export_challenges_csv(
    register: Data<Register>,
    filter: QueryParams<ChallengeFilter>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let file = ExportFile { name: "challenges.csv", content_type: CSV };
    export(&register, &filter.0, &request, file, ChallengeFormat::Csv).await
}

async fn export(
    register: &Register,
    filter: &ChallengeFilter,
    request: &HttpRequest,
    file: ExportFile,
    format: ChallengeFormat,
) -> Result<HttpResponse> {
    let today = register.clock.now().date_naive();
    let (challenges, basis) = register.catalog.with(|state| {
        let matching = state.challenges.all().filter(|challenge| filter.matches(&challenge.public));
        let modified = of_records_and_challenges(state, today);
        let basis = ExportBasis { modified, ..ExportBasis::of(register, state, today) };
        (matching.cloned().collect::<Arc<[_]>>(), basis)
    });
    let public_url: Arc<str> = basis.public_url.as_str().into();
    let new_source = || ChallengeExport {
        challenges: challenges.clone(),
        public_url: public_url.clone(),
        format,
        started: false,
        next: 0,
    };
    download::respond(request, &basis, file, new_source).await
}

/// Generates the challenges of one state of the catalog in one format.
struct ChallengeExport {
    challenges: Arc<[Arc<Challenge>]>,
    public_url: Arc<str>,
    format: ChallengeFormat,
    started: bool,
    /// Index into `challenges`.
    next: usize,
}

impl ExportSource for ChallengeExport {
    fn is_fast(&self) -> bool {
        false
    }

    fn write_chunk(&mut self, out: &mut Vec<u8>, min_bytes: usize) -> Result<bool> {
        if !self.started && self.format == ChallengeFormat::Csv {
            table::csv_header(out);
        }
        self.started = true;
        while out.len() < min_bytes
            && let Some(challenge) = self.challenges.get(self.next)
        {
            self.write_challenge(challenge, out)?;
            self.next += 1;
        }
        Ok(self.next < self.challenges.len())
    }
}

impl ChallengeExport {
    fn write_challenge(&self, challenge: &Challenge, out: &mut Vec<u8>) -> Result<()> {
        match self.format {
            ChallengeFormat::Ndjson => {
                let view = render(challenge, &Languages::All);
                serde_json::to_writer(&mut *out, &view).context("a challenge cannot be serialized")?;
                out.push(b'\n');
            }
            ChallengeFormat::Csv => {
                let Challenge { number: _, id, version, last_index, public } = challenge;
                let address = UrlBuilder::new(&self.public_url).challenge(&public.reference);
                let (id, version, log_index) = (*id, *version, *last_index);
                table::csv_row(&ChallengeRow { challenge: public, id, address: &address, version, log_index }, out);
            }
        }
        Ok(())
    }
}
