package dev.serai.registry.internal.tool.scan;

import static dev.serai.registry.internal.tool.Severity.BLOCK;
import static dev.serai.registry.internal.tool.Severity.INFO;
import static dev.serai.registry.internal.tool.Severity.WARN;

import java.util.List;

/**
 * The reviewed list of phrases, in English. They are written for text in which white space is one
 * space ({@link FoldedText}); gaps are bounded and do not cross a full stop.
 */
final class Phrases {
  private static final String SECRET_FILE =
      "(?:~?/?\\.ssh/|\\bid[_ ](?:rsa|dsa|ecdsa|ed25519)\\b|/etc/(?:passwd|shadow)\\b|\\.aws/credentials"
          + "|\\.kube/config|\\.netrc\\b|\\.pgpass\\b|\\.git[- ]credentials|\\.cursor/mcp\\.json"
          + "|claude[_ ]desktop[_ ]config)";

  private static final String PRIVATE_MATTER =
      "(?:conversation|chat|history|contents?|files?|keys?|tokens?|credentials?|passwords?|secrets?"
          + "|data|results?|messages?|context|environment|prompts?)";

  static final List<Phrase> ALL =
      List.of(
          Phrase.of(
              "override-instructions",
              BLOCK,
              "Tells the model to disregard what others instructed it to do.",
              "\\b(?:ignore|disregard|forget|override|bypass) (?:(?:all|any|the|your|of|every|these"
                  + "|those|other) ){0,4}(?:previous|prior|earlier|above|preceding|existing|system"
                  + "|developer|safety|other|former) (?:\\w{1,20} )?(?:instruction|prompt|rule"
                  + "|message|direction|directive|guideline|guidance|polic|restriction)"),
          Phrase.of(
              "override-instructions",
              BLOCK,
              "Tells the model who it is or gives it new orders.",
              "\\byou are now (?:a|an|in|the) |\\bnew (?:system )?instructions? ?:"
                  + "|\\b(?:enter|enable|activate) (?:developer|jailbreak|dan|god) mode"
                  + "|\\byour (?:\\w{1,20} )?system prompt"),
          Phrase.of(
              "keep-from-user",
              WARN,
              "Asks the model to keep something from the user.",
              "\\b(?:do not|don't|never|must not|should not|shouldn't|mustn't|avoid|without) (?:ever )?"
                  + "(?:tell|mention|inform|reveal|disclose|notify|alert|report|explain)(?:ing)?"
                  + "\\b[^.]{0,60}\\buser"),
          Phrase.of(
              "keep-from-user",
              WARN,
              "Asks the model to act behind the user's back.",
              "\\b(?:secretly|covertly|surreptitiously)\\b|\\bwithout (?:the )?users?(?:'s?)? (?:knowledge"
                  + "|consent|permission|approval|noticing|knowing)|\\bwithout asking (?:the user"
                  + "|for (?:permission|confirmation|consent))|\\b(?:do not|don't|never) let (?:the )?"
                  + "user (?:know|see|notice)|\\bhide (?:this|it|that|these) from (?:the )?user"),
          Phrase.of(
              "call-order",
              WARN,
              "Wants to be called before other tools, whatever they are.",
              "\\bbefore (?:using|calling|invoking|running|executing) (?:any|all|every|each)(?: of)?"
                  + "(?: the)?(?: other)?(?: \\w{1,20})? (?:tool|function)"
                  + "|\\bbefore (?:any|every|each|all) (?:other )?tool (?:call|use)"),
          Phrase.of(
              "replace-tools",
              WARN,
              "Wants to be used in place of other tools.",
              "\\b(?:instead of|rather than|in place of) (?:(?:using|calling|the|any|all|your|of) ){0,4}"
                  + "(?:other|built-?in|existing|native|default) (?:\\w{1,20} )?(?:tool|function)"
                  + "|\\b(?:do not|don't|never) (?:use|call|invoke|trust) (?:any |the |all )?(?:other|"
                  + "built-?in|native|default) (?:\\w{1,20} )?(?:tool|function|server)"),
          Phrase.of(
              "read-secret-file",
              WARN,
              "Speaks of reading a file that holds keys or passwords.",
              "\\b(?:read|open|cat|load|copy|include|attach|fetch|access|contents? of|pass)\\b[^.]{0,60}?"
                  + SECRET_FILE),
          Phrase.of("secret-file", INFO, "Names a file that holds keys or passwords.", SECRET_FILE),
          Phrase.of(
              "send-away",
              WARN,
              "Speaks of sending private matter to an address.",
              "\\b(?:send|post|upload|forward|transmit|submit|exfiltrate|leak|e-?mail)\\b[^.]{0,40}?\\b"
                  + PRIVATE_MATTER
                  + "\\b[^.]{0,40}?\\bto (?:\\w{1,20} ){0,3}(?:https?://|[\\w+-]{1,40}@[\\w-]{1,40}\\.)"),
          Phrase.of(
              "wants-conversation",
              WARN,
              "Asks for the conversation or the model's instructions as an argument.",
              "\\b(?:include|pass|send|append|add|copy|put|provide|supply|insert)\\b[^.]{0,30}?\\b(?:full"
                  + "|entire|whole|complete|all)\\b[^.]{0,30}?\\b(?:conversation|chat|message)s?"
                  + " (?:history|log|transcript|so far|context)"),
          Phrase.of(
              "commanding-tone",
              INFO,
              "Commands the model in general terms.",
              "\\byou must (?:always|never|first|not tell|immediately)\\b"));

  private Phrases() {}
}
