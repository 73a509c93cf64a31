//! Drafts: what is to be said, and in which situation.

use crate::context::Context;
use serde::{Deserialize, Serialize};

/// Whether the words are said when the prospect picks up, or left after the tone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What the caller says first when the prospect picks up.
    #[default]
    Opener,
    /// What is left after the tone.
    Voicemail,
}

impl Kind {
    /// The name used in records: `opener` or `voicemail`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Opener => "opener",
            Kind::Voicemail => "voicemail",
        }
    }
}

impl std::str::FromStr for Kind {
    type Err = crate::Error;

    fn from_str(text: &str) -> Result<Kind, crate::Error> {
        match text.trim().to_ascii_lowercase().as_str() {
            "opener" => Ok(Kind::Opener),
            "voicemail" => Ok(Kind::Voicemail),
            _ => Err(crate::Error::new(
                crate::error::ErrorKind::Input,
                format!("kind `{text}`: expected opener or voicemail"),
            )),
        }
    }
}

/// A draft.
///
/// ```
/// use callwell::{Draft, Kind};
/// let draft = Draft::new("Hi Tom, it's Ann from Reef Tiles.").kind(Kind::Voicemail).id("v1");
/// assert_eq!(callwell::Linter::new().check(&draft).id.as_deref(), Some("v1"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// What reports call it by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Opener or voicemail.
    #[serde(default)]
    pub kind: Kind,
    /// The words.
    pub text: String,
    /// What the caller knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
}

impl Draft {
    /// An opener without a context.
    pub fn new(text: impl Into<String>) -> Draft {
        Draft {
            text: text.into(),
            ..Draft::default()
        }
    }

    /// Says which kind of draft it is.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Draft {
        self.kind = kind;
        self
    }

    /// Names it.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Draft {
        self.id = Some(id.into());
        self
    }

    /// Says what the caller knows.
    #[must_use]
    pub fn context(mut self, context: Context) -> Draft {
        self.context = Some(context);
        self
    }
}
