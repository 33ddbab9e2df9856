// The app outside of React: loaded once per page, delegated from the document, one file a concern. The outbox comes
// first, for all of them: it speaks through `self`, since the service worker uses the same file.
import "./sending.js";
import "./outbox.js";
import "./ui.js";
import "./acts.js";
import "./composer.js";
import "./feed.js";
import "./fill.js";
import "./going-out.js";
import "./handing.js";
import "./install.js";
import "./keys.js";
import "./learn-start.js";
import "./photos-start.js";
import "./polls.js";
import "./reminders.js";
import "./session.js";
import "./share.js";
import "./worker.js";
