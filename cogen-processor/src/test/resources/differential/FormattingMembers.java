package differential;

import io.cogen.annotations.*;
import io.cogen.core.*;
import io.cogen.processor.differential.*;
import java.util.function.*;

/* Members, local classes and jumps in odd formatting: what is rewritten must be found. ( */
@SuppressWarnings({ "unused", "this-escape", "serial" }) public class FormattingMembers { // )
	private int n = 1; private static int s = 2; private Integer boxed = 3;
	private int add ( int a , int b ) { return a + b + n ; }
	private int one ( ) { return n ; }
	private < T > T same ( T t ) { return t ; }
	class In { final int i ; private In ( int i ) { this . i = i + n ; } In ( ) { i = n ; } int get ( ) { return i ; } }
	class Open { int o ; Open ( Object p ) { o = n ; } }
	String name ( ) { return "outer" ; }

	class Deep extends FormattingMembers {
		@Override String name(){return"deep";}
		@Body({46,69}) @Coroutine String odd ( Yielder < Object , Object > out , Log log )
		{
			String all = super /* of // Deep */ . /* ( */ name /* ) */ ( /* none */ ) + FormattingMembers . /* this */ this . name ( ) ;
			out . yield ( all ) ;
			FormattingMembers /* a */ . /* b */ this /* c */ . /* d */ n /* e */ += /* = */ ( /* f */ 2 /* g */ ) ;
			( FormattingMembers . this . n ) ++ ; -- ( ( FormattingMembers.this.n ) ) ; ( s ) = /* s */ 5 ; s/**/-=/*-*/1;
			Supplier < String > f = super /* :: */ :: /* x */ name ; IntSupplier g = FormattingMembers . this /* : */ :: one ;
			out . yield ( f . get ( ) + g . getAsInt ( ) ) ;
			In i = new /* ( */ In /* ) */ ( /* , */ 3 /* ) */ ) ; In j = FormattingMembers . this . /* . */ new In ( 4 ) ; In k = new In ( ) ;
			int c = add/* ( */(/* ( */1/* , */,/* ) */2)+one/* ) */(/* */)+FormattingMembers.this.one ( )+ FormattingMembers . this . < Integer > same ( 7 ) ;
			out.yield(c);
			return all + FormattingMembers.this.n + s + i.i + j . get ( ) + k.i + c + boxed/**/++ + f\u002eget\u0028\u0029 + one\u0028\u0029 + add\u00281, 2\u0029 ;
		}
	}

	@Body({22,65,69}) @Coroutine String classes ( Yielder < Object , Object > out , Log log )
	{ int k = 5 ; /* class */ @SuppressWarnings ( "{" ) final /* { */ class /* } */ Local /* extends */ extends /* { */ Open /* { */ { /* body */ Local ( ) /* { */ { /* super */ super /* ( */ ( "x" ) ; } int k ( ) { return k + o ; } } /* behind */
	  class Two extends Open implements Supplier<String>{Two(){super(null);}public String get(){return""+o+k;}}class Three extends In{}
	  var a = new /* Object */ Object /* ( */ ( /* ) */ ) /* { */ { /* } */ int f = k ; } /* ; */ ; var b = new Open ( /* ( */ "(" + out.yield(")") /* ) */ ) { int more = o + k ; } ;
	  Supplier < Local > l = Local /* :: */ :: /* new */ new ; out . yield ( l . get ( ) . k ( ) ) ; a . f ++ ;
	  return "" + new /* Local */ Local /* ( */ ( /* ) */ ) . k ( ) + new Two().get() + a.f + b . more + new Three\u0028\u0029.get() + ((Object)l . get ( ) instanceof Open o?o.o:0) ; }

	@Body({18,21,69}) @Coroutine String jumps ( Yielder < Object , Integer > out , Log log )
	{ String all="";a:/* a */for(int i=0;i<5;i++){int m=out.yield(i);synchronized/* ( */(/* lock */this/* ) */)/* { */{if(m==1)continue/* a */a;if(m==2)break/* a */a/* ; */;if(m==3){all+="3";continue;}if(m==4)return/* all */all/* + */+"r";/* } */}all+=i;assert/* m */m!=7/* : */:/* d */"d"+m;assert(all!=null);}
	  return all ; }

	@Body({44,69}) @Coroutine String patterns ( Yielder < Object , Object > out , Log log )
	{ Object o=out.yield("o");String all="";if(o instanceof/* final */final/* String */String/* s */s&&s.length()>0||o instanceof Integer){out.yield("in");all+=o;}
	  if(!(o/**/instanceof/**/String/**/t)){return"none"+out.yield(o);}out.yield(t);return all+t; }
}
