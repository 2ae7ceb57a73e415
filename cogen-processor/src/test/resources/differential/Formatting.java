package differential;

import io.cogen.annotations.*;
import io.cogen.core.*;
import io.cogen.processor.differential.*;
import static java.lang.Math.max;
import static java.util.stream.Collectors.joining;
import java.util.*;
import java.util.function.*;

/* A file nobody formatted: comments, tabs, blanks and lines in odd places. { */
@SuppressWarnings({ "try", "rawtypes", "unused", "all", "fallthrough", "cast", "empty" }) public class Formatting { // }
	static int f ; ; 

	@Body(1) @Coroutine static String oneLine(Yielder<Object, Integer> out, Log log) { int a=out.yield(1);int b=a+out.yield(2);if(a>b)return"a"+a;else return"b"+b; }

	@Body(1)
	@Coroutine static
	String
	brokenLines
	(
	Yielder
	<
	Object
	,
	Integer
	>
	out
	,
	Log
	log
	)
	{
	int
	a
	=
	out
	.
	yield
	(
	1
	)
	;
	return
	""
	+
	a
	+
	out
	. yield ( 2 )
	;
	}

	@Body(1)
	@Coroutine
	static String comments(Yielder<Object, Integer> out, Log log) {
		/* before */ int /* between */ a /* = */ = /* 1 */ out /* . */ . /* yield */ yield /* ( */ ( /* x */ 1 /* y */ ) /* z */ ; // end
		// int b = out.yield(99);
		/* String s = "*\/"; } */
		String s = "/* not a comment */ // nor this"; // "nor a string
		char quote = '"', slash = '\\', apostrophe = '\''; /* '"' */
		if /* c */ ( /* d */ a > 0 /* e */ ) /* f */ { /* g */ } /* h */ else /* i */ { /* j */ log.add("else"); /* k */ } // l
		for (/* a */ int i = 0 /* b */; /* c */ i < 1 /* ; */; /* d */ i++ /* ) */) /* { */ { s += out.yield(i) /* } */; }
		return /* r */ s + quote + slash + apostrophe + /* s */ out.yield(/* empty? */ 3) // t
			/* u */ + 1 /* v */; /* w */
	} /* x */

	@Body({1, 35})
	@Coroutine
	static String textBlocks(Yielder<Object, Object> out, Log log) {
		String a = """
			one
			  two \"""
			three\tfour \
			five
			""";
		Object sent = out.yield("""
			yielded "text" {
			}""");
		String b = a + """
			x""" + sent + """
			${sent} \s
			// no comment /* nor this
			""" + out.yield(a.length());
		return b;
	}

	@Body(5)
	@Coroutine
	static String withoutBraces(Yielder<Object, Integer> out, Log log) {
		int n = 0;
		for (int i = 0; i < 3; i++) if (i == 1) continue; else if (out.yield(i) > 1) n++; else n--;
		while (n < 3) n += max(1, out.yield(n));
		do n--; while (n > out.yield("n"));
		do if (n++ > 4) break; else out.yield("do " + n); while (n < 7);
		for (String s : List.of("p", "q")) for (char c : s.toCharArray()) n += c + out.yield(c);
		if (n > 0) try { n++; out.yield("try"); } finally { n++; } else switch (n) { case 0: out.yield("zero"); }
		if (n > 1) synchronized (log) { n++; } else ; ; ;
		l: if (n > 2) if (out.yield("l") > 2) break l; else n = -n;
		return "n" + n;
	}

	@Body({1, 3})
	@Coroutine
	static String blocksInBlocks(Yielder<Object, Object> out, Log log) {
		{ { { out.yield("deep"); } } { } ; }
		{ int a = 1; { int b = a; { int c = b + a; out.yield(c); log.add(c); } out.yield(b); } }
		{ final int a = 5; out.yield(a); { class Local { int twice() { return a * 2; } } log.add(new Local().twice()); } }
		return "end" + out.yield("x");
	}

	@Body({ 26, 49 })
	@Coroutine
	static String parentheses(Yielder<Object, Integer> out, Log log) {
		int a = ((out.yield((1))));
		int b = (((a)) + ((out).yield(((a)))) * (2));
		if (((a > b))) { return ("a"); }
		(new int[] { (a), ((b)) })[(0)] = (out.yield("element"));
		((f)) = ((a)) + (out.yield("f"));
		f += ((a));
		String s = ((String) ("" + (out.yield("cast"))));
		boolean c = (!((out.yield("c")) > 1));
		return ((s)) + (c ? (a) : (out.yield("else"))) + (f) + (int) +a + (int) -(a) + - -a + + +b + ~-a;
	}

	@Body(69)
	@Coroutine static <T /* tee */ extends Comparable < T > > java . lang . String spacedTypes ( Yielder < Object , T > out , Log log , final T a , int [ ] [ ] /* dims */ ... more ) throws java . io . IOException , IllegalStateException {
		Map < String , List < ? extends Number > > m = new HashMap < > ( ) ;
		m . put ( "k" , List . < Integer > of ( 1 , 2 ) ) ;
		T b = out . /* no witness */ yield ( m ) ;
		return m + "" + ( b == a ) ;
	}

	@Body(45)
	@Coroutine
	static String lambdasFormatted(Yielder<Object, Integer> out, Log log) {
		int k = out.yield("k");
		Function<Integer, Function<Integer, Integer>> add = x->y->{/* sum */return x+y+k;};
		BiFunction<Integer, Integer, Integer> mul = (final Integer x, Integer y)
			-> // the product
			x * y;
		Supplier<Runnable> r = ( ) -> ( ) -> log . add ( "ran " + k ) ;
		out.yield("between"); r
			. get ( )
			. run ( ) ;
		String joined = List.of(1, 2)
			// comment in a chain
			.stream().map(x -> "x" + x) /* mapped */
			.collect(joining(","));
		return add.apply(1).apply(out.yield("2")) + ":" + mul.apply(3, k) + joined;
	}

	@Body({11, 13})
	@Coroutine
	static String switchesFormatted(Yielder<Object, Integer> out, Log log) {
		String s = "";
		switch(out.yield("a")){case 1:case 2:s+="low";out.yield("low");break;case 0:{s+="zero";}default:s+=out.yield("d");}
		switch (out.yield("b")) { /* first */ case 1 /* one */, /* or */ 2 /* two */ -> /* arrow */ s += "r" /* rule */ ; // end of rule
			default /* dee */ -> { /* block */ out.yield("default"); } /* after */ }
		s += switch (out.yield("c")) { case 1 -> { int yield1 = 1; yield /* value */ yield1 + out.yield("y"); } case 2 -> out.yield("two"); default -> -1; };
		return s;
	}

	@Body({16, 17})
	@Coroutine
	static String triesFormatted(Yielder<Object, Integer> out, Log log) throws Exception {
		try{out.yield("a");}catch(IllegalArgumentException|IllegalStateException/* union */e){log.add(e.getMessage());out.yield("c");}finally{log.add("f");}
		try /* resources */ ( /* a */ Log.Resource a = log.open("a") /* ; */ ; /* b */ final Log.Resource b = log.open("b") ; /* trailing */ ) { out.yield(b.name()); } // }
		finally /* block */ { /* log */ log.add("end"); }
		return"end";
	}

	@Body(10)
	@Coroutine
	static String labelsFormatted(Yielder<Object, Boolean> out, Log log) {
		a:b:/* c */c:for(;;){d:{if(out.yield("d"))break/* d */d;if(out.yield("c"))break c;if(out.yield("b"))break b;break a;}
		if(out.yield("go on"))continue/* loop */c;break;}
		return"end";
	}

	@Body({3, 69})
	@Coroutine
	static String contextualKeywords(Yielder<Object, Integer> out, Log log) {
		int record = 1, sealed = 2, permits = 3, var = 4, module = 5, open = 6, with = 7, to = 8;
		int when = out.yield(record + var);
		String yield = "y";
		var += sealed;
		log.add(yield);
		return yield + record + sealed + permits + var + module + open + with + to + when + out.yield(when);
	}

	@Body(69)
	@Coroutine
	static String yielderOfAnotherName(final @SuppressWarnings("unused") Yielder<Object, Integer> yield$, Log log) {
		int a = yield$.yield(1);
		return "a" + a + yield$./* call */yield(2);
	}

	@Body(69)
	@Coroutine
	static String unicodeEscapes(Yielder<Object, Object> out, Log log) {
		int \u0061b = 1;
		String s = "\u0022 + out.yield(\u0022x\u0022) + \u0022" + ab;
		char c = '\u005c\u005c';
		out\u002eyield(s\u0029;
		return s + c + "\uD83D\uDE00 😀" + out.yield("\u00e9é");
	}

	@Body(34)
	@Coroutine
	static String literals(Yielder<Object, Object> out, Log log) {
		long l = 0xFFFF_FFFFL + 0b1010 + 07_7 + 1_000;
		double d = 1e-3 + .5 + 1. + 0x1.8p1 + 1D;
		float fl = 1f + 1.e2f;
		out.yield(l);
		out.yield(-2147483648);
		out.yield(-9223372036854775808L);
		return l + ":" + d + ":" + fl + 'x' + '\t' + "\0\12\377" + true + null + out.yield(0x7fff_ffff) + out.yield(- -1) + (1 - -f * 0);
	}
}
