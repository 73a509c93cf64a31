//! What advice and plans are reckoned with.

use super::cadence::{Cadence, Kind, Threshold};
use super::working::WorkingDays;
use crate::context::Offer;
use crate::error::{Error, ErrorKind};
use crate::rules::compile::distance;
use crate::rules::file::Source;
use jiff::civil::Date;
use std::sync::{Arc, OnceLock};

/// The day, the thresholds, the holidays, and what there is to offer. The library never reads the clock.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The day that counts as today.
    pub today: Date,
    /// The thresholds.
    pub cadence: Arc<Cadence>,
    /// The days on which nobody works.
    pub working_days: WorkingDays,
    /// What the caller can offer.
    pub offers: Vec<Offer>,
}

impl Settings {
    /// Callwell's own thresholds, no holidays, nothing to offer.
    pub fn new(today: Date) -> Settings {
        Settings {
            today,
            cadence: Cadence::built_in(),
            working_days: WorkingDays::default(),
            offers: Vec::new(),
        }
    }
}

impl Threshold {
    /// What the user sets has no sources but their own reason.
    fn set(&mut self, value: u32, why: Option<String>) {
        self.value = value;
        self.why = why.unwrap_or_else(|| "Set by you.".into());
        self.sources.clear();
    }
}

impl Cadence {
    /// Callwell's own, from `core/rules/cadence.toml`.
    pub fn built_in() -> Arc<Cadence> {
        static BUILT_IN: OnceLock<Arc<Cadence>> = OnceLock::new();
        let cadence = BUILT_IN.get_or_init(|| {
            let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/cadence.bin"));
            let cadence: Cadence =
                postcard::from_bytes(bytes).unwrap_or_else(|_| unreachable!("the build wrote it with this very form"));
            Arc::new(cadence.with_sources_gathered())
        });
        cadence.clone()
    }

    /// Callwell's own thresholds with other values for some of them, each with a reason of one's own:
    ///
    /// ```toml
    /// [voicemails_a_week]
    /// value = 1
    /// why = "Our customers asked us to."
    /// ```
    ///
    /// # Errors
    /// [`Error::is_log`] with line and column: the text is no TOML, or a threshold is unknown.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Cadence, Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Other {
            value: u32,
            why: Option<String>,
        }
        type Others = std::collections::BTreeMap<toml::Spanned<String>, Other>;
        let at = |error: Error, byte: usize| {
            let (line, column) = crate::error::line_and_column(text, byte);
            error.at(line, column)
        };
        let others: Others = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            at(Error::new(ErrorKind::Log, error.message().to_owned()), start)
        })?;
        let mut cadence = (*Cadence::built_in()).clone();
        for (name, other) in others {
            let Some(threshold) = cadence.thresholds.get_mut(name.get_ref()) else {
                return Err(at(cadence.unknown(name.get_ref()), name.span().start));
            };
            threshold.set(other.value, other.why);
        }
        Ok(cadence.with_sources_gathered())
    }

    /// Callwell's own thresholds with other values for some of them, by name.
    ///
    /// ```
    /// use callwell::log::Cadence;
    /// let cadence = Cadence::with_values([("voicemails_a_week", 1)])?;
    /// assert_eq!(cadence.thresholds.voicemails_a_week.value, 1);
    /// assert!(Cadence::with_values([("voicemails", 1)]).unwrap_err().is_log());
    /// # Ok::<(), callwell::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::is_log`]: a threshold is unknown; the message names the nearest and all there are.
    pub fn with_values<N: AsRef<str>>(values: impl IntoIterator<Item = (N, u32)>) -> Result<Cadence, Error> {
        let mut cadence = (*Cadence::built_in()).clone();
        for (name, value) in values {
            let name = name.as_ref();
            if cadence.thresholds.get(name).is_none() {
                return Err(cadence.unknown(name));
            }
            if let Some(threshold) = cadence.thresholds.get_mut(name) {
                threshold.set(value, None);
            }
        }
        Ok(cadence.with_sources_gathered())
    }

    /// Gathers what each kind of advice rests on.
    fn with_sources_gathered(mut self) -> Cadence {
        let gathered = |kind: &Kind| {
            let mut sources: Vec<Source> = kind.sources.clone();
            let thresholds = kind.thresholds.iter().filter_map(|name| self.thresholds.get(name));
            for source in thresholds.flat_map(|threshold| &threshold.sources) {
                if !sources.contains(source) {
                    sources.push(source.clone());
                }
            }
            sources.into()
        };
        self.cited = self.kinds.iter().map(gathered).collect();
        self
    }

    fn unknown(&self, name: &str) -> Error {
        let mut names: Vec<&str> = self.thresholds.all().into_iter().map(|(name, _)| name).collect();
        let near = names
            .iter()
            .copied()
            .min_by_key(|known| distance(known, name))
            .unwrap_or_default();
        names.sort_unstable();
        let message = format!(
            "no threshold `{name}`: did you mean `{near}`? There are {}",
            names.join(", ")
        );
        Error::new(ErrorKind::Log, message)
    }
}
