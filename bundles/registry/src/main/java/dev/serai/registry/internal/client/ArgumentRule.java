package dev.serai.registry.internal.client;

import dev.serai.registry.internal.document.Quoted;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** No secret becomes an argument: others could see it in the process list. */
final class ArgumentRule {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(-{0,2}[A-Za-z_][A-Za-z0-9_.-]*)=(.+)", Pattern.DOTALL);
  private static final Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9-]*):\\s*([^/\\\\].*)");
  private static final Pattern FLAG = Pattern.compile("-{1,2}[A-Za-z][A-Za-z0-9_.-]*");
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?i)-*(no|skip|disable)[-_].*|.*(file|path|dir|folder|name|env|var|url|uri|type|mode|id)");

  private final Draft draft;
  private final Set<String> hidden;

  ArgumentRule(Draft draft) {
    this.draft = draft;
    this.hidden = Members.secretVariables(draft);
  }

  /** Notes each secret among the arguments. */
  void check(List<Argument> arguments) {
    boolean toAddress = Argument.texts(arguments).stream().anyMatch(t -> t.startsWith("http"));
    String before = "";
    for (Argument argument : arguments) {
      Template template = Template.of(argument.text(), draft.inputs());
      if (template.names().anyMatch(hidden::contains)
          || isSecret(before, argument.text(), template)) {
        argument.place().fault(reason(before, toAddress));
      }
      before = argument.text();
    }
  }

  private static String reason(String before, boolean toAddress) {
    boolean named = FLAG.matcher(before).matches() && !SecretRule.isSecretValue(before);
    return (named ? "The value of " + Quoted.of(before) + " is" : "Is")
        + " or holds a secret, which others would see in the process list: "
        + (toAddress
            ? "if this only passes on to an address, write \"url\" and \"headers\" instead of the"
                + " command; else put it into \"env\" under the name that the server reads."
            : "remove it here and put it into \"env\" under the name that the server reads.");
  }

  private static boolean isSecret(String before, String text, Template template) {
    if (SecretRule.isSecretValue(text) || template.refersToSecret()) {
      return true;
    }
    boolean afterFlag = FLAG.matcher(before).matches() && !text.startsWith("-");
    return afterFlag && isSecretValueOf(before, text)
        || assigns(ASSIGNMENT.matcher(text))
        || assigns(HEADER.matcher(text));
  }

  private static boolean assigns(Matcher form) {
    return form.matches() && isSecretValueOf(form.group(1), form.group(2));
  }

  private static boolean isSecretValueOf(String name, String value) {
    return SecretRule.isSecret(name, value) && !ABOUT.matcher(name).matches();
  }
}
