//! By which way a claimed contact was made, and by whom.

use crate::context::Channel;
use crate::report::ClaimKind;
use crate::view::{View, Vocabulary};

/// What is known of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Any way that fits the kind.
    Any,
    /// By telephone.
    Phone,
    /// Face to face.
    Person,
    /// To and fro in writing.
    Correspondence,
    /// A message after the tone, or with somebody.
    Voicemail,
    /// A text, chat or social message.
    Text,
    /// Only an attempt.
    Attempt,
    /// This channel.
    Channel(Channel),
}

/// The nature of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nature {
    /// By which way.
    pub way: Way,
    /// Whether the prospect did it: "you rang us", "you left me a message".
    pub inbound: bool,
}

/// Words that tell, by number.
#[derive(Clone, Debug, Default)]
pub struct NatureWords {
    person: Vec<u16>,
    phone: Vec<u16>,
    email: Vec<u16>,
    post: Vec<u16>,
    text: Vec<u16>,
    voicemail: Vec<u16>,
    attempt: Vec<u16>,
    forth: Vec<u16>,
    you: u16,
    i: [u16; 2],
    contact: Vec<u16>,
    message: Vec<u16>,
    invite: Vec<u16>,
}

impl NatureWords {
    /// Numbers them.
    pub fn new(vocabulary: &mut Vocabulary) -> NatureWords {
        let mut list =
            |words: &str| -> Vec<u16> { words.split_whitespace().map(|word| vocabulary.number(word)).collect() };
        NatureWords {
            person: list(
                "met meet meeting saw visited visit visiting sat sitting walked toured booth stand table kitchen showroom coffee lunch dinner mixer breakfast conference expo fair handshake shook dropped popped came showed measured round",
            ),
            phone: list("phone telephone call called rang ring rung phoned line"),
            email: list("email emailed emails inbox emailing e pdf spreadsheet attachment forwarded cc attached"),
            post: list(
                "post posted letter envelope parcel courier couriered postcard door doormat porch reception overnighted fedex dhl ups delivered dropped desk counter stamp mailed mail mailbox letterbox package parcelled wiper hand royal second-class",
            ),
            text: list("text texted sms whatsapp whatsapped messaged dm dmed linkedin inmail chat pinged"),
            voicemail: list(
                "voicemail voicemails voice machine message messages word answerphone tone answerfone answering",
            ),
            attempt: list(
                "tried trying attempted missed bell buzz shout hold hoping catch reach reaching ringing rang rung ring called \
                 phoned dialled dialed phone line number times try tries engaged",
            ),
            forth: list("forth exchanged corresponded exchange correspondence swapped traded emailing"),
            you: list("you")[0],
            i: {
                let i = list("i we");
                [i[0], i[1]]
            },
            contact: list(
                "called rang phoned rung messaged emailed wrote texted left contacted reached dialled dialed",
            ),
            message: list("message messages voicemail voicemails word"),
            invite: list("invitation invite invited invites"),
        }
    }
}

/// Reads the nature of a claim from its words and the few behind them.
pub fn read(kind: ClaimKind, start: usize, end: usize, view: &View, words: &NatureWords) -> Nature {
    let sentence = view.sentence(view.sentence_of[start] as usize);
    let tail = (end + 4).min(sentence.end);
    let has = |list: &[u16], to: usize| {
        view.tokens[start..to]
            .iter()
            .any(|token| token.word != 0 && list.contains(&token.word))
    };
    let inside = |list: &[u16]| has(list, end);
    // "You rang us", "you left me a message": the prospect is the one who did it.
    let said = &view.tokens[start..end];
    let subject = said
        .iter()
        .position(|token| token.word == words.you || words.i.contains(&token.word));
    let verb = said
        .iter()
        .position(|token| token.word != 0 && words.contact.contains(&token.word));
    let inbound =
        matches!((subject, verb), (Some(subject), Some(verb)) if subject < verb && said[subject].word == words.you);
    let way = match kind {
        ClaimKind::Conversation if inside(&words.forth) && has(&words.email, tail) || inside(&words.forth) => {
            Way::Correspondence
        }
        ClaimKind::Conversation if inside(&words.person) => Way::Person,
        ClaimKind::Conversation if has(&words.phone, tail) => Way::Phone,
        ClaimKind::Conversation if has(&words.email, tail) => Way::Correspondence,
        ClaimKind::Conversation => Way::Any,
        ClaimKind::Request => Way::Any,
        ClaimKind::Message if inside(&words.text) => Way::Text,
        ClaimKind::Message if inside(&words.voicemail) => Way::Voicemail,
        ClaimKind::Message if inside(&words.attempt) || inside(&words.phone) => Way::Attempt,
        ClaimKind::Message => Way::Any,
        ClaimKind::Sent if inside(&words.invite) => Way::Channel(Channel::Event),
        ClaimKind::Sent if has(&words.email, tail) => Way::Channel(Channel::Email),
        ClaimKind::Sent if has(&words.post, tail) => Way::Channel(Channel::Mail),
        ClaimKind::Sent if inside(&words.text) => Way::Text,
        ClaimKind::Sent => Way::Any,
    };
    let _ = &words.message;
    Nature { way, inbound }
}
