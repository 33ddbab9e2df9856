// Behaviour of the shared parts, for React's markup and the server's alike: everything is delegated from the document.
import "./connection.js";
import "./going-back.js";
import "./roving.js";
import "./sheets.js";
import "./toasts.js";
