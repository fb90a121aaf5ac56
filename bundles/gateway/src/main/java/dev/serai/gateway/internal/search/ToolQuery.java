package dev.serai.gateway.internal.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Which tools a query means: those with one of its words at least, best those that have it in their
 * name. A word that no tool has may be a beginning of one, or mistyped.
 */
final class ToolQuery {
  /** The whole name, joined. */
  static final String EXACT = "exact";

  /** The server's alias, whole. */
  static final String OF = "of";

  static final String NAME = "name";
  static final String TITLE = "title";
  static final String SERVER = "server";
  static final String DESCRIPTION = "description";
  static final String PARAMETERS = "parameters";

  private static final Map<String, Float> FIELDS = new LinkedHashMap<>();
  private static final float EXACT_BOOST = 1_000;
  private static final float OTHER_FIELDS = 0.2f;
  private static final float UNKNOWN_WORD = 0.5f;
  private static final int MAX_WORDS = 40;
  private static final int MIN_FUZZY = 3;
  private static final int MAX_FUZZY = 32;
  private static final int LONG_WORD = 8;
  private static final int EXPANSIONS = 20;

  /** Each has up to 105 clauses, any other word 5; Lucene takes 1,024 in all. */
  private static final int MAX_EXPANDED = 6;

  static {
    FIELDS.put(NAME, 4f);
    FIELDS.put(TITLE, 3f);
    FIELDS.put(SERVER, 1.5f);
    FIELDS.put(DESCRIPTION, 1f);
    FIELDS.put(PARAMETERS, 0.6f);
  }

  private final IndexReader reader;

  ToolQuery(IndexReader reader) {
    this.reader = reader;
  }

  /** What a tool has in the field {@link #OF}. */
  static String of(SearchedTool tool) {
    return tool.alias().value().toLowerCase(Locale.ROOT);
  }

  /** The query of a text, among the tools of a server or, for null, all. */
  Query of(String text, String server, ToolWords words) throws IOException {
    Query query = of(text, words);
    return server == null
        ? query
        : new BooleanQuery.Builder()
            .add(query, BooleanClause.Occur.MUST)
            .add(
                new TermQuery(new Term(OF, server.toLowerCase(Locale.ROOT))),
                BooleanClause.Occur.FILTER)
            .build();
  }

  private Query of(String text, ToolWords words) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    Query exact = new ConstantScoreQuery(new TermQuery(new Term(EXACT, ToolWords.joined(text))));
    query.add(new BoostQuery(exact, EXACT_BOOST), BooleanClause.Occur.SHOULD);
    int unknown = 0;
    for (String word : telling(words.of(text))) {
      boolean known = isKnown(word);
      boolean expanded = !known && unknown++ < MAX_EXPANDED;
      query.add(known ? known(word) : like(word, expanded), BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  /** Words like "the" say nothing, unless there are no others. */
  private static List<String> telling(Set<String> words) {
    CharArraySet silent = EnglishAnalyzer.ENGLISH_STOP_WORDS_SET;
    List<String> telling = words.stream().filter(word -> !silent.contains(word)).toList();
    return (telling.isEmpty() ? List.copyOf(words) : telling).stream().limit(MAX_WORDS).toList();
  }

  private boolean isKnown(String word) throws IOException {
    for (String field : FIELDS.keySet()) {
      if (reader.docFreq(new Term(field, word)) > 0) {
        return true;
      }
    }
    return false;
  }

  private static Query known(String word) {
    return inFields(1, field -> List.of(new TermQuery(new Term(field, word))));
  }

  private static Query like(String word, boolean expanded) {
    return inFields(UNKNOWN_WORD, field -> like(new Term(field, word), expanded));
  }

  private static Query inFields(float weight, Function<String, List<Query>> queries) {
    List<Query> places = new ArrayList<>();
    FIELDS.forEach(
        (field, boost) ->
            queries
                .apply(field)
                .forEach(query -> places.add(new BoostQuery(query, boost * weight))));
    return new DisjunctionMaxQuery(places, OTHER_FIELDS);
  }

  private static List<Query> like(Term term, boolean expanded) {
    int length = term.text().length();
    if (!expanded || length < MIN_FUZZY || length > MAX_FUZZY) {
      return List.of(new PrefixQuery(term));
    }
    int edits = length < LONG_WORD ? 1 : 2;
    return List.of(new PrefixQuery(term), new FuzzyQuery(term, edits, 1, EXPANSIONS, true));
  }
}
