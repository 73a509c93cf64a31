//! What the log does bear out, in words the caller could say.
